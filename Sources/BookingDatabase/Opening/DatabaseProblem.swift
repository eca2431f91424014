/// Why a booking database cannot be used. The old site stays.
public enum DatabaseProblem: Error, Hashable, Sendable {
    case missing(path: String)
    case exists(path: String)
    case unreadable(path: String, reason: String)
    case notADatabase(path: String)
    /// Another program's database: its application id.
    case foreign(path: String, applicationID: Int64)
    case version(path: String, found: Int64, newest: Int64)
    /// A database of an older version cannot be brought to the newest.
    case cannotMigrate(path: String, from: Int64, to: Int64, reason: String)
    case missingTable(path: String, table: String)
    case missingColumn(path: String, table: String, column: String)
    /// A table that is not as our schema makes it, and so promises less.
    case otherTable(path: String, table: String, difference: String)
    /// The disk or the network behind the file fails.
    case inputOutput(path: String, reason: String)
    case damaged(path: String, detail: String)
    /// Another program holds it longer than we wait.
    case busy(path: String)
    case readOnly(path: String)
    /// Another program died while it wrote, and we may not undo what it did.
    case halfWritten(path: String)
    /// The same, and what it left for undoing that is damaged.
    case damagedJournal(path: String)
    /// In WAL mode, in a folder that we may not write.
    case walUnreadable(path: String)
    /// The disk is full.
    case cannotWrite(path: String, reason: String)

    public var message: String {
        switch self {
        case .missing(let path): "no database at `\(path)`"
        case .exists(let path): "there is a database at `\(path)` already"
        case .unreadable(let path, let reason): "the database `\(path)` cannot be opened: \(reason)"
        case .notADatabase(let path): "`\(path)` is not an SQLite database"
        case .foreign(let path, let id):
            "`\(path)` is a database of another program: found application_id `\(id)`, allowed `\(Schema.applicationID)`"
        case .version(let path, let found, let newest): "the database `\(path)` has schema version `\(found)`, allowed `1` to `\(newest)`"
        case .cannotMigrate(let path, let from, let to, let reason):
            "the database `\(path)` cannot be brought from schema version `\(from)` to `\(to)`: \(reason); nothing was changed"
        case .missingTable(let path, let table): "the database `\(path)` has no table `\(table)`"
        case .missingColumn(let path, let table, let column): "table `\(table)` of the database `\(path)` has no column `\(column)`"
        case .otherTable(let path, let table, let difference):
            "table `\(table)` of the database `\(path)` is not as `joinery init` makes it: \(difference)"
        case .inputOutput(let path, let reason): "the database `\(path)` cannot be read: \(reason)"
        case .damaged(let path, let detail): "the database `\(path)` is damaged: \(detail)"
        case .busy(let path): "another program is writing to the database `\(path)`"
        case .readOnly(let path): "the database `\(path)` is read-only"
        case .halfWritten(let path):
            "a program was interrupted while it wrote to the database `\(path)`, and this user may not undo its half"
        case .damagedJournal(let path):
            "a program was interrupted while it wrote to the database `\(path)`, and `\(path)-journal`, which undoes its half, is damaged"
        case .walUnreadable(let path):
            "the database `\(path)` is in WAL mode, in which SQLite must write beside it even to read, and this user may not write its folder"
        case .cannotWrite(let path, let reason): "the database `\(path)` cannot be written: \(reason)"
        }
    }

    public var hint: String {
        switch self {
        case .missing: "`joinery init` makes an empty one, `joinery init --demo` one with a lively example"
        case .exists: "choose another folder, or move it away first"
        case .unreadable: "check the file's and its folder's permissions (in WAL mode the folder must be writable)"
        case .notADatabase, .foreign: "name the right file as `database:` in `site-data/joinery.yaml`"
        case .version: "use the newest `joinery`"
        case .cannotMigrate: "where another program's table or column has the name, call that something else"
        case .missingTable, .missingColumn, .otherTable: "compare with a database that `joinery init` makes"
        case .inputOutput: "look at the disk; the published site stays as it is"
        case .damaged: "restore it from a backup, or try `sqlite3 FILE .recover`; the published site stays as it is"
        case .halfWritten(let path): "run `sqlite3 '\(path)' .tables` as a user who may write the file and its folder"
        case .damagedJournal:
            "restore the database from a backup; to go on with what is there, check it with `PRAGMA integrity_check` and remove the journal"
        case .walUnreadable(let path):
            "let this user write the folder and the files in it; or, if every program that writes can do without WAL, run "
                + "`sqlite3 '\(path)' 'PRAGMA journal_mode = DELETE'` as its owner"
        case .readOnly: "check who may write the file and its folder"
        case .cannotWrite: "check the disk; nothing was changed"
        case .busy: "try again when it has finished"
        }
    }
}
