import Bookings
import Glibc
import Pages
package import Publishing

extension Failure {
    /// - `folder`: whose folder it is, as the user reads it: `output/studio`.
    /// - `outcome`: what this means for what the command was to do.
    package init(_ error: PublishError, folder: String, outcome: String = "nothing was published") {
        func failure(_ code: Code, _ word: String, _ sentence: String, outcome: String = outcome, hint: String = "") -> Failure {
            Failure(code, as: word, "`\(folder)`\(sentence); \(outcome)", hint: hint, subject: folder)
        }
        /// What would be published is refused, whatever the command.
        func refused(_ word: String, _ sentence: String, hint: String) -> Failure {
            failure(.refused, word, sentence, outcome: "nothing was published", hint: hint)
        }
        self =
            switch error {
            case .system(let call, let subject, let number):
                if let lack = FileSystemLack(call, number, at: folder) {
                    failure(.cannotCreate, "file-system", " \(lack.sentence)", hint: FileSystemLack.hint)
                } else {
                    failure(
                        [EACCES, EPERM, ENOENT, ENOTDIR, EEXIST, ELOOP, ENAMETOOLONG].contains(number) ? .cannotCreate : .inputOutput,
                        "system-call", ": \(call) \(subject.words) failed: \(Self.reason(number))",
                        hint: Self.hint(for: call, number, in: folder))
                }
            case .locked(let holder):
                Failure(
                    .locked, as: "folder-in-use", "another `joinery` is at work in `\(folder)`\(holder?.words ?? ""); \(outcome)",
                    hint: "try again when it has finished", subject: folder)
            case .foreign(let names):
                failure(
                    .refused, "foreign-files", " has files that Joinery did not write: \(names.map { "`\($0)`" }.joined(separator: ", "))",
                    hint: "move \(names.count == 1 ? "it" : "them") away, or name another folder with -C")
            case .tooManyRemovals(let removed, let count, let allowed):
                refused(
                    "too-many-removals", ": \(removed) of \(count) pages would go, \(allowed) may",
                    hint: "look at the database; if it is right, `joinery build --max-removals \(removed)`")
            case .tooManyMoves(let moved, let removed, let count, let allowed):
                refused(
                    "too-many-new-addresses",
                    ": \(moved) of \(count) pages would get another address"
                        + (removed > 0 ? " and \(removed) would go" : "") + ", \(allowed) may",
                    hint: "look at the database: addresses are made from ids and `page_generation`; if it is right, "
                        + "`joinery build --accept-new-addresses`")
            case .kindVanished(let kind, let pages):
                refused(
                    "kind-vanished",
                    ": there \(pages == 1 ? "was" : "were") \(Counted(pages, "\(PageKind(rawValue: kind)?.name ?? "such") page")), now there is none",
                    hint: "look at the database; if nobody is to be published any more, move `\(folder)` away")
            case .identitiesChanged(let count, let first):
                refused(
                    "identities-changed",
                    ": name, e-mail address and external id changed all at once behind \(Counted(count, "id")), "
                        + "first `member:\(first.first?.row ?? 0)`: somebody would get another's page",
                    hint: "after an import, keep the ids; if it is right, `joinery build --accept-new-identities`")
            case .held(let since):
                refused(
                    "rollback-held", ": a rollback is held since \(Instant(seconds: since).rfc3339)",
                    hint: "`joinery build --resume` ends it")
            case .cannotRollBack(let obstacle):
                failure(.refused, "cannot-roll-back", ": cannot roll back: \(obstacle.words)", outcome: "nothing was changed")
            case .cancelled:
                Failure(.interrupted, "interrupted; nothing was published")
            case .unfinished(let inner):
                Failure(unfinished: Failure(inner, folder: folder, outcome: "the new site is live, but the one before it is not tidied up"))
            case .liveTreeAltered(let key):
                failure(
                    .inputOutput, "live-tree-altered", ": `\(key.words)` is missing or altered in the live tree",
                    hint: "`joinery build` repairs it")
            case .manifestLost(let tree):
                failure(
                    .inputOutput, "manifest-lost", ": the manifest of `\(tree.rawValue)` is missing or torn",
                    hint: "`joinery build` makes a new one")
            case .keysOutOfOrder(let key, let next):
                failure(.inputOutput, "keys-out-of-order", ": `\(next.words)` was rendered after `\(key.words)`")
            case .invalidPath(let key, let fault):
                failure(.inputOutput, "invalid-path", ": the path of `\(key.words)` cannot be published: \(fault.words)")
            case .duplicatePath(let key, let other):
                failure(
                    .inputOutput, "duplicate-path",
                    ": `\(key.words)` and \(other.map { "`\($0.words)`" } ?? "another page") have one path")
            case .fileTooLarge(let key, let bytes):
                failure(.inputOutput, "file-too-large", ": `\(key.words)` has \(bytes) bytes, allowed are \(UInt32.max)")
            case .tooManyFolders(let limit):
                failure(.inputOutput, "too-many-folders", ": the pages lie in more than \(limit) folders")
            }
    }

    private init(unfinished inner: Failure) {
        self.init(
            inner.code, as: "unfinished", inner.message, details: inner.details, hint: "the next `joinery build` completes it",
            subject: inner.subject)
    }

    /// What the system calls an error.
    package static func reason(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }

    private static func hint(for call: SystemCall, _ number: Int32, in folder: String) -> String {
        if [EACCES, EPERM].contains(number), let hint = FileOwners(of: folder).hint(for: call) { return hint }
        return switch number {
        case ENOSPC, EDQUOT: "make room and run `joinery build` again"
        case EROFS: "the file system is read-only"
        case ENOTDIR, EEXIST: "a file is where the folder belongs: move it away"
        case EACCES, EPERM: "check who may write there"
        case EMFILE, ENFILE: "allow more open files (`ulimit -n`)"
        default: "the next `joinery build` starts over"
        }
    }
}

extension LockHolder {
    fileprivate var words: String { ": process \(process) on \(host) since \(Instant(seconds: startedAt).rfc3339)" }
}

extension CallTarget {
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
