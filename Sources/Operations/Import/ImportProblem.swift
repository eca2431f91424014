import Importing

/// Why nothing, or nothing of one source, is imported.
enum ImportProblem: Problem {
    case noSource(String)
    case unknownSource(String, known: [String])
    case noStandardInput
    case configuration(String, String)
    case noAdapter(String)
    /// A complete source has no row at all.
    case empty(String)
    case tooManyCancellations(String, Int, of: Int, allowed: Int)
    case newIdentities(String, Int, first: String)
    case notEmpty(String)
    case restore(line: Int, String)

    var failure: Failure {
        switch self {
        case .noSource(let path):
            Failure(
                .usage, as: "no-source", "no source is configured in `\(path)`; nothing was imported",
                hint: "name it under `sources:`; the manual's page \"Import\" shows how", subject: path)
        case .unknownSource(let name, let known):
            Failure(
                .noInput, as: "unknown-source", "there is no source `\(name)`: found \(known.map { "`\($0)`" }.joined(separator: ", "))",
                hint: "`sources:` in `site-data/joinery.yaml` names them", subject: name)
        case .noStandardInput:
            Failure(
                .usage, as: "no-source", "no source reads standard input; nothing was imported",
                hint: "`sources: {app: {site: SITE, read: \"-\"}}`; what `joinery export` wrote needs none, and an empty database")
        case .configuration(let key, let sentence):
            Failure(
                .findings, as: "configuration", "`\(key)` \(sentence)", hint: "the manual's page \"Import\" lists all keys", subject: key)
        case .noAdapter(let name):
            Failure(
                .noInput, as: "no-adapter", "no adapter `\(name)`",
                hint: "`joinery adapters list` names them all; your own lie in `site-data/adapters/`",
                subject: name)
        case .empty(let name):
            Failure(
                .refused, as: "empty-source", "\(name): the source has no row at all; nothing was written",
                hint: "look at the source; if it is right, `--max-cancellations` says how many bookings may be cancelled",
                subject: "source:\(name)")
        case .tooManyCancellations(let name, let count, let all, let allowed):
            Failure(
                .refused, as: "too-many-cancellations",
                "\(name): \(count) of \(Counted(all, "booking")) to come would be cancelled, \(allowed) may; nothing was written",
                hint: "look at the source; if it is right, `joinery import \(name) --max-cancellations \(count)`", subject: "source:\(name)"
            )
        case .newIdentities(let name, let count, let first):
            Failure(
                .refused, as: "identities-changed",
                "\(name): name and e-mail address changed at once behind \(Counted(count, "key")), first `\(first)`: somebody would get another's page; nothing was written",
                hint: "does the source give keys anew? If it is right, `joinery import \(name) --accept-new-identities`",
                subject: "source:\(name)")
        case .notEmpty(let path):
            Failure(
                .refused, as: "not-empty",
                "the database `\(path)` has rows already, and what `joinery export` wrote goes into an empty one; nothing was written",
                hint: "`joinery init -C FOLDER` makes one", subject: path)
        case .restore(let line, let sentence):
            Failure(
                .noInput, as: "no-export", "line \(line): \(sentence); nothing was written",
                hint: "is it what `joinery export` wrote, and whole?")
        }
    }
}

extension SourceProblem: Problem {
    package var failure: Failure {
        let (code, word): (Failure.Code, String) =
            switch self {
            case .missing: (.noInput, "no-such-source")
            case .unreadable: (.noInput, "source-unreadable")
            case .notADatabase: (.noInput, "not-a-database")
            case .damaged: (.noInput, "source-damaged")
            case .locked: (.locked, "source-locked")
            case .walUnreadable: (.noInput, "wal-unreadable")
            case .halfWritten: (.noInput, "source-half-written")
            case .unknownKind: (.noInput, "source-kind")
            case .text: (.noInput, "source-text")
            case .cutShort: (.noInput, "source-cut-short")
            case .emptyFolder: (.noInput, "no-such-source")
            case .adapter, .query: (.findings, "adapter")
            case .tooSlow, .tooMuchMemory: (.findings, "adapter-limit")
            }
        return Failure(code, as: word, "\(message); nothing was written", hint: hint, subject: path)
    }

    private var path: String? {
        switch self {
        case .missing(let path), .unreadable(let path, _), .notADatabase(let path), .damaged(let path, _), .locked(let path),
            .walUnreadable(let path), .halfWritten(let path), .unknownKind(let path), .text(let path, _, _, _), .cutShort(let path, _),
            .emptyFolder(let path):
            path
        case .adapter(let problem): problem.file
        case .tooSlow, .tooMuchMemory, .query: nil
        }
    }
}
