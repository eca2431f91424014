import BookingDatabase
import Bookings
import Foundation
import GRDB
import Testing

/// A database file of its own in a folder of its own, gone when the test lets go of it; other programs write to it by SQL.
final class TestDatabase {
    let folder: String
    var path: String { folder + "/bookings.sqlite" }

    init(journal: String = "DELETE") throws {
        folder = FileManager.default.temporaryDirectory.path + "/joinery-database-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try BookingDatabase.create(path: path, demo: nil)
        let writer = try writer()
        #expect(try writer.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = \(journal)") } == journal.lowercased())
        try writer.write { try $0.execute(sql: Self.site) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Another program's connection: no foreign keys, no waiting for locks.
    func writer() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    func execute(_ sql: String) throws { try writer().write { try $0.execute(sql: sql) } }

    /// Every file of the folder with its bytes.
    func files() throws -> [String: Data] {
        try Dictionary(
            uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: folder).map {
                ($0, try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)")))
            })
    }

    private static let site = """
        INSERT INTO site (id, name, base_url, time_zone, language, plan)
        VALUES ('studio', 'Riverside', 'https://members.example.org', 'Europe/Berlin', 'en', 'BUSINESS_ECOMMERCE');
        INSERT INTO service (id, site_id, type, name) VALUES (1, 'studio', 'CLASS', 'Yoga'), (2, 'studio', 'COURSE', 'Sleep');
        INSERT INTO session (id, service_id, starts_at, ends_at) VALUES (1, 1, 100, 200);
        """
}

extension Snapshot {
    /// The only site of the tests.
    func site() throws -> Site { try #require(try sites().first) }

    /// Every member's id with the ids of the member's bookings.
    func bookingsByMember() throws -> [(member: Int64, bookings: [Int64])] {
        let reader = try members(of: site())
        var all: [(member: Int64, bookings: [Int64])] = []
        while let booked = try reader.next() { all.append((booked.member.id.rawValue, booked.bookings.map(\.id.rawValue))) }
        return all
    }
}
