import Bookings
import Foundation
import GRDB
import TestKit
import Testing

@testable import BookingDatabase

/// A database of an older version is read as it is, and brought to the newest by the first who writes.
@Suite struct MigrationTests {
    private let folder = NSTemporaryDirectory() + "joinery-migration-\(UUID().uuidString)"
    private var path: String { folder + "/bookings.sqlite" }

    /// A database that was kept when its version was the newest.
    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try execute(Repository.text("Tests/BusinessKit/version-1.sql"))
    }

    private func execute(_ sql: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        try DatabaseQueue(path: path, configuration: configuration).inDatabase { try $0.execute(sql: sql) }
    }

    private func value<Value: DatabaseValueConvertible>(_ sql: String, in path: String? = nil) throws -> Value? {
        try DatabaseQueue(path: path ?? self.path).inDatabase { try Value.fetchOne($0, sql: sql) }
    }

    private func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

    /// Everything that a build reads.
    private func read() throws -> String {
        try BookingDatabase(path: path).snapshot { snapshot in
            let secret = try #require(SiteSecret(key: Array(0..<32)))
            return try snapshot.sites().map { site in
                let schedule = try snapshot.schedule(of: site, secret: secret, access: .link)
                return "\(site) \(schedule.sessions) \(try snapshot.members(of: site).all())"
            }.joined()
        }
    }

    @Test func `reading takes an older version as it is`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        try BookingDatabase(path: path).snapshot { snapshot in
            let site = try #require(try snapshot.sites().first { $0.id.rawValue == "studio" })
            let session = try #require(try snapshot.session(Session.ID(1), of: site)).session
            #expect((session.revision, session.changedAt) == (2, Instant(seconds: 0)))
            let booking = try #require(try snapshot.booking(Booking.ID(1))).booking
            #expect((booking.revision, booking.changedAt, booking.manageURL) == (0, Instant(seconds: 0), nil))
            #expect(try snapshot.brokenReferences().isEmpty)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(try files() == ["bookings.sqlite"])
    }

    @Test func `the first who writes brings it to the newest, after a copy, and every row reads as before`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let before = try read()
        let database = try EditableDatabase(path: path)
        try database.migrate()
        let copy = path + "-version-1"
        let migration = try #require(database.migration)
        #expect((migration.from, migration.to, migration.copy) == (1, 2, copy))
        #expect(try value("PRAGMA user_version") == 2 && value("PRAGMA integrity_check") == "ok")
        #expect(try value("PRAGMA user_version", in: copy) == 1 && value("PRAGMA integrity_check", in: copy) == "ok")
        #expect(try value("SELECT count(*) FROM booking", in: copy) == 63)
        #expect(try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
        #expect(try read() == before)
        #expect(try files() == ["bookings.sqlite", "bookings.sqlite-version-1"])

        let again = try EditableDatabase(path: path)
        try again.migrate()
        #expect(again.migration == nil)
    }

    @Test func `a copy that is there is kept`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path + "-version-1"))
        let database = try EditableDatabase(path: path)
        try database.migrate()
        #expect(database.migration?.copy == path + "-version-1-2")
        #expect(try String(contentsOfFile: path + "-version-1", encoding: .utf8) == "mine")
    }

    @Test func `a trial, or a transaction that throws, leaves the older version and no copy`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        struct Stopped: Error {}
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let database = try EditableDatabase(path: path)
        #expect(try database.transaction(keeps: { _ in false }) { try $0.snapshot.sites().count } == 2)
        #expect(throws: Stopped.self) { try database.transaction(keeps: { _ in true }) { _ in throw Stopped() } }
        #expect(try files() == ["bookings.sqlite"] && database.migration == nil)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func `another program's table of a new name is told, and nothing is changed`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try execute("CREATE TABLE source (mine)")
        let problem = try #require(throws: DatabaseProblem.self) { try EditableDatabase(path: path).migrate() }
        #expect(problem.message.hasSuffix("from schema version `1` to `2`: table source already exists; nothing was changed"))
        #expect(try files() == ["bookings.sqlite"] && value("PRAGMA user_version") == 1)
    }

    @Test func `who opened it before it was migrated is told to come again`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let reader = try BookingDatabase(path: path)
        try EditableDatabase(path: path).migrate()
        #expect(throws: DatabaseProblem.busy(path: path)) { try reader.snapshot { try $0.sites() } }
    }
}
