import Bookings
import Foundation
import GRDB
import Synchronization
import TestKit
import Testing
import ZoneFiles

@testable import BookingDatabase

/// Edits and snapshots beside each other: whole before or whole after, never half, never lost.
@Suite struct EditTransactionTests {
    private let path = NSTemporaryDirectory() + "joinery-edit-\(UUID().uuidString).sqlite"

    init() throws {
        try BookingDatabase.create(path: path, demo: Instant(seconds: 1_795_424_400))
    }

    private struct Stopped: Error {}

    private func rotate(_ session: Int64, keeps: Bool = true) throws {
        try EditableDatabase(path: path).transaction(keeps: { _ in keeps }) { transaction in
            let site = try #require(try transaction.snapshot.sites().last)
            let edit = Edit.rotateSession(Session.ID(session))
            let change = try EditRules.judge(edit, by: .owner, in: transaction.scene(of: edit, in: site), zones: ZoneFolder().zones)
            try transaction.make(change, by: .owner, in: site, at: Instant(seconds: 0))
        }
    }

    private func generation(_ snapshot: Snapshot, _ session: Int64) throws -> Int64? {
        let site = try #require(try snapshot.sites().last)
        return try snapshot.session(Session.ID(session), of: site)?.session.pageGeneration
    }

    /// False while a writer has all to write and waits for those who read: SQLite lets no further reader in then.
    private func newReadersAreLetIn() throws -> Bool {
        var configuration = Configuration()
        configuration.busyMode = .immediateError
        do {
            _ = try DatabaseQueue(path: path, configuration: configuration).read {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM session")
            }
            return true
        } catch DatabaseError.SQLITE_BUSY {
            return false
        }
    }

    @Test func `a snapshot sees nothing of an edit that comes while it reads, and the edit waits and is made`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let edit = Mutex<Result<Void, any Error>?>(nil)
        let seen = try BookingDatabase(path: path).snapshot { snapshot in
            let before = try generation(snapshot, 4)
            // A thread of its own: the threads that tests share may all be busy while this one waits.
            Thread.detachNewThread {
                let made = Result { try rotate(4) }
                edit.withLock { $0 = made }
            }
            try Waiting.until("the edit waits for this snapshot") { try !newReadersAreLetIn() }
            return (before, try generation(snapshot, 4))
        }
        try Waiting.until("the edit is made") { edit.withLock { $0 != nil } }
        try edit.withLock { try $0?.get() }
        #expect(seen.0 == 0 && seen.1 == 0)
        #expect(try BookingDatabase(path: path).snapshot { try generation($0, 4) } == 1)
    }

    @Test func `edits at once are made one after another, and each reads what the one before it wrote`() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<10 { group.addTask { try rotate(4) } }
            try await group.waitForAll()
        }
        #expect(try BookingDatabase(path: path).snapshot { try generation($0, 4) } == 10)
    }

    @Test func `a transaction that throws, or is not kept, leaves nothing behind`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let before = FileManager.default.contents(atPath: path)
        try rotate(4, keeps: false)
        #expect(throws: Stopped.self) {
            try EditableDatabase(path: path).transaction(keeps: { _ in true }) { transaction in
                let site = try #require(try transaction.snapshot.sites().last)
                try transaction.write(.erase(Member.ID(1)), in: site)
                throw Stopped()
            }
        }
        #expect(FileManager.default.contents(atPath: path) == before)
    }

    @Test func `the schema's own rules hold for edits: a member with bookings cannot go without them`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try EditableDatabase(path: path).transaction(keeps: { _ in true }) { transaction in
            let site = try #require(try transaction.snapshot.sites().last)
            #expect(throws: (any Error).self) { try transaction.database.execute(sql: "DELETE FROM main.member WHERE id = 1") }
            try transaction.write(.erase(Member.ID(1)), in: site)
        }
        #expect(try BookingDatabase(path: path).snapshot { try $0.brokenReferences() }.isEmpty)
    }

    @Test func `a database of another program is not opened for writing`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try EditableDatabase(path: path).transaction(keeps: { _ in true }) { try $0.database.execute(sql: "PRAGMA application_id = 7") }
        #expect(throws: DatabaseProblem.foreign(path: path, applicationID: 7)) { _ = try EditableDatabase(path: path) }
    }
}
