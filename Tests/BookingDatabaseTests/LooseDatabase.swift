import Foundation
import GRDB
import TestKit
import Testing

@testable import BookingDatabase

/// A database file with a row in every table, to which what no schema allows can be written, as a damaged disk or another program's tool
/// without checks does.
final class LooseDatabase {
    let path = Scratch.folder + "/joinery-loose-\(UUID().uuidString).sqlite"
    private let queue: DatabaseQueue
    /// The schema as it was, by name.
    private let sql: [String: String]

    init() throws {
        try FileManager.default.copyItem(atPath: Self.made.get(), toPath: path)
        queue = try Self.open(path)
        sql = try queue.read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
        }
    }

    deinit { for end in ["", "-journal"] { try? FileManager.default.removeItem(atPath: path + end) } }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// The file that each is a copy of.
    private static let made = Result {
        let path = Scratch.path("loose")
        try BookingDatabase.create(path: path, demo: nil)
        try open(path).write { try $0.execute(sql: rows) }
        return path
    }

    /// A row in each table, each allowed.
    private static let rows = """
        INSERT INTO site (id, name, base_url, time_zone, plan)
          VALUES ('studio', 'Riverside', 'https://members.example.org', 'Europe/Berlin', 'BUSINESS_ECOMMERCE'),
            ('zoo', 'Zoo', 'https://zoo.example.org', 'Europe/Berlin', 'BUSINESS_ECOMMERCE');
        INSERT INTO source (name, site_id, stamp, imported_at) VALUES ('shop', 'studio', '', 0);
        INSERT INTO staff (id, site_id, name) VALUES (1, 'studio', 'Ines'), (2, 'studio', 'Tom');
        INSERT INTO conferencing_account (id, site_id, staff_id, type, connection_status, zoom_user, link_url) VALUES
          (1, 'studio', NULL, 'CUSTOM', 'CONNECTED', NULL, 'https://meet.jit.si/default'),
          (2, 'studio', 1, 'ZOOM', 'CONNECTED', 'ines@example.org', NULL);
        INSERT INTO service (id, site_id, type, name, conferencing_enabled) VALUES
          (1, 'studio', 'CLASS', 'Yoga', 1), (2, 'studio', 'COURSE', 'Sleep', 1), (3, 'studio', 'CLASS', 'Pilates', 0);
        INSERT INTO service_staff (service_id, staff_id) VALUES (1, 1), (3, 2);
        INSERT INTO session (id, service_id, staff_id, starts_at, ends_at, link_state, link_url) VALUES
          (1, 1, 1, 1000, 2000, 'INHERIT', NULL), (2, 2, NULL, 3000, 4000, 'INHERIT', NULL),
          (3, 3, 2, 1000, 2000, 'SET', 'https://meet.jit.si/own');
        INSERT INTO zoom_meeting (id, account_id, session_id, meeting_id, join_url) VALUES
          (1, 2, 1, '7', 'https://us02web.zoom.us/j/7?pwd=one'), (2, 2, 3, '8', 'https://us02web.zoom.us/j/8?pwd=three');
        INSERT INTO member (id, site_id, first_name) VALUES (1, 'studio', 'Ana'), (2, 'studio', 'Bo');
        INSERT INTO booking (id, member_id, session_id, course_id, status, booked_at) VALUES
          (1, 1, 1, NULL, 'CONFIRMED', 0), (2, 2, 3, NULL, 'CONFIRMED', 0), (3, 1, NULL, 2, 'CONFIRMED', 0), (4, 2, 1, NULL, 'PENDING', 0);
        INSERT INTO delivery (booking_id, session_id, kind, delivered_at, link_digest, told_starts_at, told_ends_at, told_location, told_status)
          VALUES (1, 1, 'CONFIRMATION', 5, '', 1000, 2000, '', 'CONFIRMED');
        INSERT INTO change_log (id, changed_at, actor, action, site_id, subject, before, after)
          VALUES (1, 0, 'owner', 'link.set', 'studio', 'session:1', '{}', '{}');
        """

    struct Column: Sendable, CustomTestStringConvertible {
        let table: String
        let name: String
        let type: String
        var testDescription: String { "\(table).\(name)" }
    }

    /// Every column of every table, as the schema has them.
    static func columns() throws -> [Column] {
        try Schema.tables(version: Schema.newest).flatMap { table in
            table.columns.map { Column(table: table.name, name: $0.name, type: $0.type) }
        }
    }

    /// Runs SQL on the file as it is; the schema's own rules hold.
    func execute(_ sql: String) throws { try queue.inDatabase { try $0.execute(sql: sql) } }

    func strings(_ sql: String) throws -> [String] { try queue.inDatabase { try String.fetchAll($0, sql: sql) } }

    /// Writes another text of the schema without looking at what is in the file.
    func forge(_ name: String, sql text: String) throws {
        try queue.inDatabase { database in
            try database.execute(sql: "PRAGMA writable_schema = ON")
            try database.execute(sql: "UPDATE sqlite_schema SET sql = ? WHERE name = ?", arguments: [text, name])
            // Every connection reads the schema again.
            try database.execute(sql: "PRAGMA writable_schema = RESET")
        }
    }

    /// Runs SQL while a table promises nothing: no kinds of values, no CHECK, no NOT NULL, no triggers.
    func withoutRules(of table: String, _ body: () throws -> Void) throws {
        let rules = try #require(sql[table])
        for trigger in try strings("SELECT name FROM sqlite_schema WHERE type = 'trigger'") { try execute("DROP TRIGGER \(trigger)") }
        try forge(table, sql: loosened(table))
        try execute("PRAGMA ignore_check_constraints = ON")
        defer { try? execute("PRAGMA ignore_check_constraints = OFF") }
        try body()
        try forge(table, sql: rules)
    }

    /// What makes the table without STRICT and NOT NULL.
    func loosened(_ table: String) -> String {
        let text = (sql[table] ?? "").replacing(") STRICT, WITHOUT", with: ") WITHOUT").replacing(") STRICT", with: ")")
        // CHECKs ask for `IS NOT NULL`, and stay.
        return text.components(separatedBy: "IS NOT NULL").map { $0.replacing("NOT NULL", with: "") }.joined(separator: "IS NOT NULL")
    }

    /// What an index says of itself.
    func text(of index: String) -> String { sql[index] ?? "" }
}
