import BookingDatabase
import Foundation
import Testing

/// A file that is not a booking database of Joinery is recognised before anything is read from it.
@Suite struct OpeningTests {
    @Test func `what create makes can be opened, and is not made again`() throws {
        let database = try TestDatabase()
        #expect(try BookingDatabase(path: database.path).snapshot { try $0.sites().count } == 1)
        #expect(throws: DatabaseProblem.exists(path: database.path)) { try BookingDatabase.create(path: database.path, demo: nil) }
    }

    @Test func `a missing file is missing, and is not made`() throws {
        let path = FileManager.default.temporaryDirectory.path + "/no-such-\(UUID().uuidString).sqlite"
        #expect(throws: DatabaseProblem.missing(path: path)) { try BookingDatabase(path: path) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a text file is no database`() throws {
        let database = try TestDatabase()
        try Data(String(repeating: "no database ", count: 500).utf8).write(to: URL(fileURLWithPath: database.path))
        #expect(throws: DatabaseProblem.notADatabase(path: database.path)) { try BookingDatabase(path: database.path) }
    }

    @Test(
        "another program's file, another version, or one that lacks something is named as such",
        arguments: [
            ("PRAGMA application_id = 7", DatabaseProblem.foreign(path: "DIR", applicationID: 7)),
            ("PRAGMA user_version = 0", .version(path: "DIR", found: 0, newest: 2)),
            ("PRAGMA user_version = 3", .version(path: "DIR", found: 3, newest: 2)),
            ("DROP TABLE zoom_meeting", .missingTable(path: "DIR", table: "zoom_meeting")),
            ("ALTER TABLE booking DROP COLUMN payment_status", .missingColumn(path: "DIR", table: "booking", column: "payment_status")),
        ])
    func unfit(sql: String, problem: DatabaseProblem) throws {
        let database = try TestDatabase()
        try database.execute(sql)
        do {
            _ = try BookingDatabase(path: database.path)
            Issue.record("opened")
        } catch {
            #expect(error.message == problem.message.replacing("DIR", with: database.path))
        }
    }

    @Test func `what a program left half written is undone`() throws {
        let whole = try Self.interrupted()
        #expect(try BookingDatabase(path: whole.path).snapshot { try $0.site().name } == "Riverside")
        #expect(!FileManager.default.fileExists(atPath: whole.path + "-journal"))
        try BookingDatabase(path: whole.path).snapshot { try $0.checkIntegrity() }
    }

    /// A database and a journal as they lie there when the program that wrote was killed, or the power failed.
    private static func interrupted() throws -> TestDatabase {
        let database = try TestDatabase()
        let copy = try TestDatabase()
        let writer = try database.writer()
        try writer.inDatabase { connection in
            try connection.execute(
                sql: """
                    PRAGMA cache_size = 1; BEGIN; UPDATE site SET name = 'Half';
                    WITH RECURSIVE n(i) AS (VALUES (2) UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
                    INSERT INTO member (id, site_id, first_name) SELECT i, 'studio', hex(randomblob(50)) FROM n
                    """)
            for end in ["", "-journal"] {
                try? FileManager.default.removeItem(atPath: copy.path + end)
                try FileManager.default.copyItem(atPath: database.path + end, toPath: copy.path + end)
            }
            try connection.execute(sql: "ROLLBACK")
        }
        return copy
    }

    @Test func `further tables and columns are other people's business`() throws {
        let database = try TestDatabase()
        try database.execute("CREATE TABLE invoice (id INTEGER); ALTER TABLE member ADD COLUMN shoe_size INTEGER")
        #expect(try BookingDatabase(path: database.path).snapshot { try $0.sites().count } == 1)
    }

    @Test("damage is found wherever it is", arguments: [0.1, 0.3, 0.5, 0.7, 0.9])
    func damage(place: Double) throws {
        let database = try TestDatabase()
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: database.path))
        let pages = Int(try file.seekToEnd()) / 4096
        try file.seek(toOffset: UInt64(Int(Double(pages) * place) * 4096))
        try file.write(contentsOf: Data(repeating: 0x5A, count: 4096))
        try file.close()
        #expect(throws: DatabaseProblem.self) {
            try BookingDatabase(path: database.path).snapshot { try $0.checkIntegrity() }
        }
    }
}
