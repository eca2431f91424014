import Foundation
import GRDB
import Testing

@testable import BookingDatabase

/// What a program has left half written is undone whole, or the database is refused.
@Suite struct RollbackJournalTests {
    private let database: TestDatabase
    private var journal: URL { URL(fileURLWithPath: database.path + "-journal") }

    /// A database and a journal as they lie there when the program that wrote was killed.
    init() throws {
        database = try TestDatabase()
        let writer = try TestDatabase()
        try writer.writer().inDatabase { connection in
            try connection.execute(
                sql: """
                    PRAGMA cache_size = 1; BEGIN; UPDATE site SET name = 'Half';
                    WITH RECURSIVE n(i) AS (VALUES (2) UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
                    INSERT INTO member (id, site_id, first_name) SELECT i, 'studio', hex(randomblob(50)) FROM n
                    """)
            for end in ["", "-journal"] {
                try? FileManager.default.removeItem(atPath: database.path + end)
                try FileManager.default.copyItem(atPath: writer.path + end, toPath: database.path + end)
            }
            try connection.execute(sql: "ROLLBACK")
        }
    }

    @Test func `a whole journal undoes the half`() throws {
        let isWhole = RollbackJournal(of: database.path)?.isWhole
        #expect(isWhole == true)
        #expect(try BookingDatabase(path: database.path).snapshot { try $0.site().name } == "Riverside")
        #expect(!FileManager.default.fileExists(atPath: journal.path))
    }

    @Test("a damaged one is told by those who read and by those who write", arguments: ["cut", "magic", "page", "sum", "count"])
    func damaged(part: String) throws {
        var bytes = try Data(contentsOf: journal)
        switch part {
        // In the middle of the first page.
        case "cut": bytes = bytes.prefix(2512)
        case "magic": bytes[3] ^= 1
        // A byte that the sum adds up: the first page begins behind a sector and its number.
        case "page": bytes[512 + 4 + 4096 - 200] ^= 1
        case "sum": bytes[512 + 4 + 4096] ^= 1
        default: bytes[8] = 0x7F
        }
        try bytes.write(to: journal)
        let before = try database.files()
        #expect(throws: DatabaseProblem.damagedJournal(path: database.path)) { try BookingDatabase(path: database.path) }
        #expect(throws: DatabaseProblem.damagedJournal(path: database.path)) { try EditableDatabase(path: database.path) }
        #expect(try database.files() == before)
    }
}
