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
            self.init(.refused, "`\(folder)`: cannot roll back: \(obstacle.words); nothing was changed")
        case .cancelled:
            self.init(.interrupted, "interrupted; nothing was published")
        case .unfinished(let inner):
            let failure = Failure(inner, folder: folder)
            self.init(failure.code, "the new site is live, but: \(failure.message)", hint: "the next `joinery build` completes it")
        case .liveTreeAltered(let key):
            self.init(
                .inputOutput, "`\(folder)`: `\(key.words)` is missing or altered in the live tree; \(outcome)",
                hint: "`joinery build` repairs it")
        case .manifestLost(let tree):
            self.init(
                .inputOutput, "`\(folder)`: the manifest of `\(tree.rawValue)` is missing or torn; \(outcome)",
                hint: "`joinery build` makes a new one")
        case .keysOutOfOrder(let key, let next):
            self.init(.inputOutput, "`\(folder)`: `\(next.words)` was rendered after `\(key.words)`; \(outcome)")
        case .invalidPath(let key, let fault):
            self.init(.inputOutput, "`\(folder)`: the path of `\(key.words)` cannot be published: \(fault.words); \(outcome)")
        case .duplicatePath(let key, let other):
            let other = other.map { "`\($0.words)`" } ?? "another page"
            self.init(.inputOutput, "`\(folder)`: `\(key.words)` and \(other) have one path; \(outcome)")
        case .fileTooLarge(let key, let bytes):
            self.init(.inputOutput, "`\(folder)`: `\(key.words)` has \(bytes) bytes, allowed are \(UInt32.max); \(outcome)")
        case .tooManyFolders(let limit):
            self.init(.inputOutput, "`\(folder)`: the pages lie in more than \(limit) folders; \(outcome)")
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
        case .page(let key): "of `\(key.words)`"
        case .file(let name): "of `\(name)`"
        case .tree(let name): "in the tree `\(name.rawValue)`"
        }
    }
}

extension PathFault {
    fileprivate var words: String {
        switch self {
        case .empty: "it is empty"
        case .emptyPart: "a part of it is empty"
        case .leadingDot: "a part of it begins with a dot"
        case .tooLong(let bytes, let allowed): "\(bytes) bytes, allowed are \(allowed)"
        case .byte(let byte): "found byte \(byte), allowed are `a-z`, `0-9`, `.`, `/` and `-`"
        }
    }
}

extension RollbackObstacle {
    fileprivate var words: String {
        switch self {
        case .nothingPublished: "nothing is published"
        case .noTreeBefore: "there is no earlier site that differs"
        case .treeBeforeUnfinished: "an interrupted build has used up the earlier site"
        case .treeBeforeAltered: "a file of the earlier site is missing"
        case .liveTreeAltered: "the live site was altered; build again to repair it"
        case .alreadyRolledBack: "a rollback is being held already"
        }
    }
}
