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
        let lines = StandardInput.bytes.split(separator: 0x0A)
        guard let first = lines.first.map({ String(decoding: $0, as: UTF8.self) }), let schema = DatabaseLines.schema(of: first) else {
            return nil
        }
        guard (1...DatabaseLines.newestSchema).contains(schema) else {
            throw ImportProblem.restore(line: 1, "the schema is `\(schema)`, allowed `1` to `\(DatabaseLines.newestSchema)`")
        }
        guard lines.count > 1, String(decoding: lines[lines.count - 1], as: UTF8.self) == "{\"end\":\(lines.count - 1)}" else {
            throw ImportProblem.restore(line: lines.count, "the last line does not count those before it")
        }
        tell("putting \(Counted(lines.count - 2, "row")) of standard input into the database")
        let database = try folder.editableDatabase()
        return try database.transaction(keeps: { _ in !isRehearsal }) { transaction in
            guard try transaction.isEmptyOfBookings() else { throw ImportProblem.notEmpty(folder.databasePath) }
            let restore = try transaction.restore()
            for (index, line) in lines.dropFirst().dropLast().enumerated() {
                guard let text = String(validating: line, as: UTF8.self), try restore(text) else {
                    throw ImportProblem.restore(line: index + 2, "it is no row of the booking database")
                }
            }
            return RestoreAnswer(rows: lines.count - 2, isDryRun: isRehearsal)
        }
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
