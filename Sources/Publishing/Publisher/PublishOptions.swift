/// What the caller may choose about a build.
public struct PublishOptions: Sendable {
    /// More pages than this may not go in one build.
    public var removalLimit: RemovalLimit = .percent(20)
    /// Kinds whose files stay for one more switch after they are replaced or removed, so that a page loaded before it still finds its
    /// style sheet. Few files, with their content's hash in the path. They do not count as pages for the guards.
    public var keptKinds: Set<UInt8> = []
    /// Kinds that may lose their last page; any other kind that does stops the build.
    public var kindsThatMayVanish: Set<UInt8> = []
    /// Publish although somebody else stands behind an id.
    public var acceptsNewIdentities = false
    /// End the hold that a rollback has set.
    public var resumes = false
    /// Who may log in; nil where addresses are keys and nobody does.
    public var logins: Logins?
    /// The wall clock, seconds since 1970: the least modification time of what this build writes.
    public var time: Int64
    /// Polled by every thread; once true, the build ends with `.cancelled` unless the switch is done.
    public var isCancelled: @Sendable () -> Bool = { false }

    public init(time: Int64 = WallClock.now()) { self.time = time }
}

/// How many pages may go in one build.
public enum RemovalLimit: Equatable, Sendable {
    case count(Int)
    /// Of the pages there were; never fewer than 20.
    case percent(Int)

    func allowed(of pages: Int) -> Int {
        switch self {
        case .count(let count): count
        case .percent(let percent): max(20, pages * percent / 100)
        }
    }
}
