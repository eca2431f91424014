/// Why a source cannot be read. Nothing was written.
package enum SourceProblem: Error, Hashable, Sendable {
    case missing(path: String)
    case unreadable(path: String, reason: String)
    case notADatabase(path: String)
    case damaged(path: String, reason: String)
    /// Another program holds it longer than we wait.
    case locked(path: String)
    /// In WAL mode, in a folder that we may not write.
    case walUnreadable(path: String)
    /// Its program was interrupted while it wrote.
    case halfWritten(path: String)
    /// No ending that says what it is.
    case unknownKind(path: String)
    /// A file of text that is none, or not whole.
    case text(path: String, line: Int, sentence: String, hint: String)
    /// Lines that end before their count.
    case cutShort(path: String, lines: Int)
    /// A folder without a file of its kind.
    case emptyFolder(path: String)
    case adapter(AdapterProblem)
    case tooSlow(seconds: Int64)
    case tooMuchMemory
    /// What SQLite says of a query: an adapter's, whose views are only half resolved when they are made.
    case query(String)

    package var message: String {
        switch self {
        case .missing(let path): "there is no `\(path)`"
        case .unreadable(let path, let reason): "`\(path)` cannot be read: \(reason)"
        case .notADatabase(let path): "`\(path)` is not an SQLite database"
        case .damaged(let path, let reason): "`\(path)` is damaged: \(reason)"
        case .locked(let path): "another program is writing to `\(path)`"
        case .walUnreadable(let path):
            "`\(path)` is in WAL mode, in which SQLite must write beside it even to read, and this user may not write its folder"
        case .halfWritten(let path): "a program was interrupted while it wrote to `\(path)`, and a source is never written"
        case .unknownKind(let path):
            "`\(path)` is of no kind that can be read, allowed `.sqlite`, `.sqlite3`, `.db`, `.csv`, `.json` or a folder of them, `.jsonl`, `-`"
        case .text(let path, let line, let sentence, _): "`\(path)`\(line > 0 ? ", line \(line)" : ""): \(sentence)"
        case .cutShort(let path, let lines):
            "`\(path)` is cut short: its \(lines) lines do not end with `{\"end\": \(lines)}`"
        case .emptyFolder(let path): "there is no `.json` file in `\(path)`"
        case .adapter(let problem): problem.message
        case .tooSlow(let seconds): "the adapter gives no row within \(seconds) seconds"
        case .tooMuchMemory: "the adapter needs more memory than is allowed"
        case .query(let reason): "the adapter cannot be run: \(reason)"
        }
    }

    package var hint: String {
        switch self {
        case .missing, .unreadable, .emptyFolder: "look at `read` in `site-data/joinery.yaml`, and at who may read it"
        case .notADatabase, .unknownKind: "name the right file as `read` in `site-data/joinery.yaml`"
        case .damaged: "let its own program repair it; nothing was imported"
        case .locked: "try again when it has finished"
        case .walUnreadable(let path):
            "let this user write the folder and the files in it; or, if every program that writes can do without WAL, run "
                + "`sqlite3 '\(path)' 'PRAGMA journal_mode = DELETE'` as its owner"
        case .halfWritten(let path): "start that program, or run `sqlite3 '\(path)' .tables` as a user who may write it"
        case .text(_, _, _, let hint): hint
        case .cutShort: "let what writes it finish; its last line counts the lines before it"
        case .adapter(let problem): problem.hint
        case .tooSlow: "does it recurse for ever, or join without an index? `--time-limit` allows more"
        case .tooMuchMemory: "does it make texts of no end?"
        case .query: "correct the adapter; `joinery adapters diff` shows what differs from the built-in one"
        }
    }
}

/// What is wrong with an adapter.
package struct AdapterProblem: Error, Hashable, Sendable {
    /// `site-data/adapters/shop.sql`, or the name of a shipped one.
    package let file: String
    package let line: Int
    package let sentence: String
    package let hint: String

    init(_ file: String, line: Int, _ sentence: String, hint: String = "") {
        self.file = file
        self.line = line
        self.sentence = sentence
        self.hint = hint.isEmpty ? "the manual's page \"Import\" says what an adapter may hold" : hint
    }

    package var message: String { "`\(file)`, line \(line): \(sentence)" }
}
