import Bookings
import Glibc
import Pages
import Publishing

extension Failure {
    /// - Parameters:
    ///   - folder: whose folder it is, as the user reads it: `output/studio`.
    ///   - outcome: what this means for what the command was to do.
    init(_ error: PublishError, folder: String, outcome: String = "nothing was published") {
        switch error {
        case .system(let call, let subject, let number):
            self.init(
                [EACCES, EPERM, ENOENT, ENOTDIR, EEXIST, ELOOP, ENAMETOOLONG].contains(number) ? .cannotCreate : .inputOutput,
                "`\(folder)`: \(call) \(subject.words) failed: \(String(cString: strerror(number))); \(outcome)",
                hint: Self.hint(for: number))
        case .locked(let holder):
            self.init(
                .locked,
                "another build holds `\(folder)`\(holder.map { ": process \($0.process) on \($0.host) since \(Instant(seconds: $0.startedAt).rfc3339)" } ?? ""); \(outcome)",
                hint: "try again when it has finished")
        case .foreign(let names):
            self.init(
                .refused, "`\(folder)` holds what is not ours: \(names.map { "`\($0)`" }.joined(separator: ", ")); \(outcome)",
                hint: "move it away, or name another folder with -C")
        case .tooManyRemovals(let removed, let count, let allowed):
            self.init(
                .refused, "`\(folder)`: \(removed) of \(count) pages would go, \(allowed) may; nothing was published",
                hint: "look at the database; if it is right, `joinery build --max-removals \(removed)`")
        case .kindVanished(let kind, let pages):
            let name = PageKind(rawValue: kind)?.name ?? "such"
            self.init(
                .refused, "`\(folder)`: there were \(pages) \(name) pages, now there is none; nothing was published",
                hint: "look at the database; if nobody is to be published any more, move `\(folder)` away")
        case .identitiesChanged(let count, let first):
            self.init(
                .refused,
                "`\(folder)`: name, e-mail address and external id changed all at once behind \(count) ids, first `member:\(first.first?.row ?? 0)`: "
                    + "somebody would get another's page; nothing was published",
                hint: "after an import, keep the ids; if it is right, `joinery build --accept-new-identities`")
        case .held(let since):
            self.init(
                .refused, "`\(folder)`: a rollback is held since \(Instant(seconds: since).rfc3339); nothing was published",
                hint: "`joinery build --resume` ends it")
        case .cannotRollBack(let obstacle):
            self.init(.refused, "`\(folder)`: cannot roll back: \(obstacle); nothing was changed")
        case .cancelled:
            self.init(.interrupted, "interrupted; nothing was published")
        case .unfinished(let inner):
            let failure = Failure(inner, folder: folder)
            self.init(failure.code, "the new site is live, but: \(failure.message)", hint: "the next `joinery build` completes it")
        default:
            self.init(.inputOutput, "`\(folder)`: \(error); \(outcome)")
        }
    }

    private static func hint(for number: Int32) -> String {
        switch number {
        case ENOSPC, EDQUOT: "make room and run `joinery build` again"
        case EROFS: "the file system is read-only"
        case ENOTDIR, EEXIST: "a file stands where the folder belongs: move it away"
        case EACCES, EPERM: "check who may write there"
        case EMFILE, ENFILE: "allow more open files (`ulimit -n`)"
        default: "the next `joinery build` starts over"
        }
    }
}

extension Subject {
    /// What a failed call was about, without any page's address.
    fileprivate var words: String {
        switch self {
        case .page(let key): "of the page of `\(PageKind(rawValue: key.kind)?.name ?? "page"):\(key.row)`"
        case .file(let name): "of `\(name)`"
        case .tree(let name): "in the tree `\(name.rawValue)`"
        }
    }
}
