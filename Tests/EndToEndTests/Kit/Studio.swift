import Foundation
import TestKit
import Testing

/// A folder with one small business in it, gone when the test lets go of it.
///
/// Schema and configuration are what `joinery init` makes; the secret is always the same one, so that addresses are.
final class Studio: Sendable {
    let path: String
    var output: String { path + "/output/studio" }
    var database: String { path + "/site-data/bookings.sqlite" }

    /// Noon of 23 November 2026, in the middle of what `Studio.rows` plans.
    static let now = "2026-11-23T12:00:00Z"
    static let secret = "an-open-secret-for-tests-and-nothing-else"

    /// - Parameter rows: SQL that fills the empty database.
    init(_ rows: String = Studio.rows) throws {
        path = Scratch.folder + "/joinery-studio-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: try Self.initialised.get() + "/site-data", toPath: path + "/site-data")
        try sql(rows)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Runs a command on this folder; the folder's path reads `DIR` in what it says.
    func joinery(_ arguments: String..., now: String? = Studio.now, environment: [String: String] = [:]) throws -> Outcome {
        let time = now.map { ["--now", $0] } ?? []
        return try Program.joinery.run(arguments + ["-C", path] + time, environment: environment).replacing(path)
    }

    /// Builds, which must succeed, and answers with what was published.
    @discardableResult
    func build(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> PublishedTree {
        let outcome = try Program.joinery.run(["build", "-C", path, "--now", Self.now] + arguments)
        #expect(outcome.exit == 0, "\(outcome.errors)", sourceLocation: sourceLocation)
        return try PublishedTree(output)
    }

    /// Runs SQL as any other program may: no foreign keys, no say of ours.
    func sql(_ text: String) throws {
        let outcome = try Program.named("sqlite3").run(["-bail", database], input: text)
        try #require(outcome.exit == 0, "\(outcome.errors)")
    }

    func write(_ text: String, to file: String) throws { try write(Array(text.utf8), to: file) }

    func write(_ bytes: [UInt8], to file: String) throws {
        let url = URL(fileURLWithPath: "\(path)/\(file)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func text(_ file: String) throws -> String { try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8) }

    func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(file)") }

    func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(file)") }

    /// A folder as `joinery init` leaves it, made once.
    private static let initialised = Result {
        let path = Scratch.shared("initialised")
        let outcome = try Program.joinery.run(["init", "-C", path])
        try #require(outcome.exit == 0, "\(outcome.errors)")
        try Data(secret.utf8).write(to: URL(fileURLWithPath: path + "/site-data/secret.key"))
        return path
    }

    /// Two members; a class and a course; one default account.
    static let rows = """
        INSERT INTO site (id, name, base_url, time_zone, language, plan) VALUES
          ('studio', 'Riverside Studio', 'https://members.example.org', 'Europe/Berlin', 'en', 'BUSINESS_ECOMMERCE');
        INSERT INTO staff (id, site_id, name) VALUES (1, 'studio', 'Ines Albrecht');
        INSERT INTO conferencing_account (id, site_id, type, connection_status, link_url) VALUES
          (1, 'studio', 'CUSTOM', 'CONNECTED', 'https://meet.google.com/kvt-hwqz-ndr');
        INSERT INTO service (id, site_id, type, name, conferencing_enabled) VALUES
          (1, 'studio', 'CLASS', 'Morning Yoga', 1), (2, 'studio', 'COURSE', 'Sleep Well', 1);
        INSERT INTO service_staff VALUES (1, 1), (2, 1);
        INSERT INTO session (id, service_id, staff_id, starts_at, ends_at) VALUES
          (1, 1, 1, unixepoch('2026-11-24 07:00'), unixepoch('2026-11-24 08:00')),
          (2, 2, 1, unixepoch('2026-11-20 18:00'), unixepoch('2026-11-20 19:00')),
          (3, 2, 1, unixepoch('2026-11-27 18:00'), unixepoch('2026-11-27 19:00'));
        INSERT INTO member (id, site_id, first_name, last_name, email) VALUES
          (1, 'studio', 'Chloé', 'Lefèvre', 'chloe@example.org'), (2, 'studio', 'Jörg', 'Weiß', 'joerg@example.org');
        INSERT INTO booking (id, member_id, session_id, course_id, status, booked_at) VALUES
          (1, 1, 1, NULL, 'CONFIRMED', 0), (2, 1, NULL, 2, 'CONFIRMED', 0), (3, 2, 1, NULL, 'PENDING', 0);

        """

    /// Another business in the same database.
    static let harbour = """
        INSERT INTO site (id, name, base_url, time_zone, language, plan) VALUES
          ('harbour', 'Harbour Languages', 'https://my.harbour.example.org', 'Europe/Lisbon', 'en', 'BUSINESS_ECOMMERCE');
        INSERT INTO staff (id, site_id, name) VALUES (9, 'harbour', 'Beatriz Nogueira');
        INSERT INTO conferencing_account (id, site_id, type, connection_status, link_url) VALUES
          (9, 'harbour', 'CUSTOM', 'CONNECTED', 'https://meet.google.com/pbe-xsuo-gfy');
        INSERT INTO service (id, site_id, type, name, conferencing_enabled) VALUES (9, 'harbour', 'CLASS', 'Reading Club', 1);
        INSERT INTO service_staff VALUES (9, 9);
        INSERT INTO session (id, service_id, staff_id, starts_at, ends_at) VALUES
          (9, 9, 9, unixepoch('2026-11-25 18:00'), unixepoch('2026-11-25 19:00'));
        INSERT INTO member (id, site_id, first_name) VALUES (9, 'harbour', 'Łukasz');
        INSERT INTO booking (id, member_id, session_id, course_id, status, booked_at) VALUES (9, 9, 9, NULL, 'CONFIRMED', 0);

        """
}
