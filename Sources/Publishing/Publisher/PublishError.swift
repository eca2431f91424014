public import RenderedPages

/// Why nothing was published, or (`unfinished` only) why the work after the switch was not completed.
public enum PublishError: Error, Equatable, Sendable {
    /// A system call failed; the last value is `errno`.
    case system(SystemCall, CallTarget, Int32)
    /// Another build holds the lock; nil where its note cannot be read.
    case locked(LockHolder?)
    /// The folder holds something that is not ours.
    case foreign(names: [String])
    case tooManyRemovals(removed: Int, of: Int, allowed: Int)
    /// Too many pages would get another address, or go.
    case tooManyMoves(moved: Int, removed: Int, of: Int, allowed: Int)
    /// A kind that had pages has none.
    case kindVanished(kind: UInt8, pages: Int)
    /// Pages whose person is another one altogether: how many, and the first of them.
    case identitiesChanged(count: Int, first: [PageKey])
    /// A rollback is being held; seconds since 1970.
    case held(since: Int64)
    case cancelled
    /// Keys must ascend strictly over a build.
    case keysOutOfOrder(PageKey, then: PageKey)
    case invalidPath(PageKey, PathFault)
    /// Two pages have one path; the other is nil where it is not known.
    case duplicatePath(PageKey, PageKey?)
    case fileTooLarge(PageKey, bytes: Int)
    case tooManyFolders(limit: Int)
    /// A file of the live tree is gone although its manifest lists it. The tree is marked, so the next build repairs it.
    case liveTreeAltered(PageKey)
    case cannotRollBack(RollbackObstacle)
    /// The manifest of this tree is missing or torn; a build makes a new one.
    case manifestLost(TreeName)
    /// The new site is live, but the standby is not brought up to date yet: the next build does it.
    indirect case unfinished(PublishError)
}

/// Why a path may not be published.
public enum PathFault: Equatable, Sendable {
    case empty, emptyPart, leadingDot
    case tooLong(bytes: Int, allowed: Int)
    case byte(UInt8)
}

/// Why there is no tree to go back to.
public enum RollbackObstacle: Equatable, Sendable {
    case nothingPublished, noTreeBefore, treeBeforeUnfinished, treeBeforeAltered, liveTreeAltered, alreadyRolledBack
}
