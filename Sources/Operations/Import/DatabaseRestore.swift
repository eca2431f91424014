import BookingDatabase
package import Bookings
import Importing

/// Puts what `joinery export` wrote into an empty database, from standard input.
package struct DatabaseRestore {
    private let folder: ProjectFolder
    private let isRehearsal: Bool
    private let tell: (String) -> Void

    /// - `tell`: told each step as it begins.
    package init(_ folder: ProjectFolder, isRehearsal: Bool, now: Instant, tell: @escaping (String) -> Void = { _ in }) {
        self.folder = folder
        self.isRehearsal = isRehearsal
        self.tell = tell
    }

    /// Nil if standard input holds something else: a source's lines.
    package func answer() throws -> RestoreAnswer? {
        guard let (schema, count) = try look() else { return nil }
        guard (1...DatabaseLines.newestSchema).contains(schema) else {
            throw ImportProblem.restore(line: 1, "the schema is `\(schema)`, allowed `1` to `\(DatabaseLines.newestSchema)`")
        }
        tell("putting \(Counted(count, "row")) of standard input into the database")
        let database = try folder.editableDatabase()
        return try database.transaction(keeps: { _ in !isRehearsal }) { transaction in
            guard try transaction.isEmptyOfBookings() else { throw ImportProblem.notEmpty(folder.databasePath) }
            let restore = try transaction.restore()
            var lines = try StandardInput()
            _ = try lines.line()
            for place in 0..<count {
                guard let line = try lines.line(), let text = String(validating: line, as: UTF8.self), try restore(text) else {
                    throw ImportProblem.restore(line: place + 2, "it is no row of the booking database")
                }
            }
            return RestoreAnswer(rows: count, isDryRun: isRehearsal)
        }
    }

    /// Reads standard input once: of which schema its rows are, and how many; nil if it is no export.
    private func look() throws -> (schema: Int64, rows: Int)? {
        var lines = try StandardInput()
        guard let first = try lines.line(), let schema = DatabaseLines.schema(of: String(decoding: first, as: UTF8.self)) else {
            return nil
        }
        var (count, last) = (1, first)
        while let line = try lines.line() { (count, last) = (count + 1, line) }
        guard count > 1, last == Array("{\"end\":\(count - 1)}".utf8) else {
            throw ImportProblem.restore(line: count, "the last line does not count those before it")
        }
        return (schema, count - 2)
    }
}

/// What was put back.
package struct RestoreAnswer: Report {
    private let rows: Int
    private let isDryRun: Bool

    init(rows: Int, isDryRun: Bool) {
        self.rows = rows
        self.isDryRun = isDryRun
    }

    package var lines: [Line] { [Line("\(isDryRun ? "would restore" : "restored")  \(Counted(rows, "row")) of a booking database")] }
    package var document: Document { Document(dryRun: isDryRun, restored: rows) }

    package struct Document: Encodable {
        let dryRun: Bool
        let restored: Int
    }
}
