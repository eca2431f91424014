import Glibc

extension PublishError: CustomStringConvertible {
    /// What happened, with found and allowed, and where it helps the next step. Never a path, name or link of a member.
    public var description: String {
        switch self {
        case .system(let call, let subject, let code):
            return "cannot \(call.rawValue) \(subject): \(String(cString: strerror(code)))" + Self.advice(code)
        case .locked(let holder?):
            return "another build holds the lock: process `\(holder.process)` on `\(holder.host)`, since `\(holder.startedAt)`; try again"
        case .locked(nil): return "another build holds the lock; try again"
        case .foreign(let names):
            let shown = names.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
            return "the site's folder holds \(names.count) things that are not ours: \(shown); move them away"
        case .tooManyRemovals(let removed, let pages, let allowed):
            return "\(removed) of \(pages) pages would go, allowed are \(allowed); raise `--max-removals` if that is meant"
        case .kindVanished(let kind, let pages): return "all \(pages) pages of kind `\(kind)` would go"
        case .identitiesChanged(let count, let first):
            let shown = first.prefix(5).map { "`\($0.row)`" }.joined(separator: ", ")
            return "another person stands behind \(count) ids: \(shown)"
        case .held(let since): return "a rollback is being held since `\(since)`; publish again with `--resume`"
        case .cancelled: return "interrupted before the switch; nothing was published"
        case .keysOutOfOrder(let key, let next): return "\(Subject.page(next)) was rendered after \(Subject.page(key))"
        case .invalidPath(let key, let fault): return "the path of \(Subject.page(key)) cannot be published: \(fault)"
        case .duplicatePath(let key, let other?): return "\(Subject.page(key)) and \(Subject.page(other)) have one path"
        case .duplicatePath(let key, nil): return "another page has the path of \(Subject.page(key))"
        case .fileTooLarge(let key, let bytes): return "\(Subject.page(key)) has \(bytes) bytes, allowed are \(UInt32.max)"
        case .tooManyFolders(let limit): return "the pages lie in more than \(limit) folders"
        case .liveTreeAltered(let key): return "\(Subject.page(key)) is missing or altered in the live tree; build again to repair it"
        case .cannotRollBack(let obstacle): return "cannot roll back: \(obstacle)"
        case .manifestLost(let tree): return "the manifest of `\(tree.rawValue)` is missing or torn; build again to make a new one"
        case .unfinished(let cause): return "the new site is live, but the older tree is not cleared yet: \(cause); build again"
        }
    }

    private static func advice(_ code: Int32) -> String {
        switch code {
        case ENOSPC, EDQUOT: "; free some space and build again"
        case EACCES, EPERM: "; check who owns the folder, and that its group is one of yours"
        case EMFILE: "; raise `ulimit -n`"
        default: ""
        }
    }
}

extension Subject: CustomStringConvertible {
    public var description: String {
        switch self {
        case .page(let key): "page `\(key.row)` of kind `\(key.kind)`"
        case .file(let name): "`\(name)`"
        case .tree(let tree): "something in `\(tree.rawValue)`"
        }
    }
}

extension PathFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "it is empty"
        case .emptyPart: "a part of it is empty"
        case .leadingDot: "a part of it begins with a dot"
        case .tooLong(let bytes, let allowed): "\(bytes) bytes, allowed are \(allowed)"
        case .byte(let byte): "found byte \(byte), allowed are `a-z`, `0-9`, `.`, `/` and `-`"
        }
    }
}

extension RollbackObstacle: CustomStringConvertible {
    public var description: String {
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
