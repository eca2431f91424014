/// What the caller may choose about a build.
public struct PublishOptions: Sendable {
    /// The wall clock, seconds since 1970: the least modification time of what this build writes.
    public var time: Int64
    /// More pages than this may not go, or get another address, in one build.
    public var removalLimit: RemovalLimit
    /// Kinds whose files stay for one more switch after they are replaced or removed, so that a page loaded before it still finds its
    /// style sheet. Few files, with their content's hash in the path. They do not count as pages for the guards.
    public var keptKinds: Set<UInt8>
    /// Kinds that may lose their last page; any other kind that does stops the build.
    public var kindsThatMayVanish: Set<UInt8>
    /// Publish although an id now belongs to another person.
    public var acceptsNewIdentities: Bool
    /// Publish however many pages get another address.
    public var acceptsNewAddresses: Bool
    /// End the hold that a rollback has set.
    public var resumes: Bool
    /// Render every page, also those whose recipe is that of the published ones.
    public var rendersAll: Bool
    /// Hand out, before the switch, unchanged files too that are taken over from the live tree: those were not looked at when they were written.
    public var handsOutUnchanged: Bool
    /// Polled by every thread; once true, the build ends with `.cancelled` unless the switch is done.
    public var isCancelled: @Sendable () -> Bool

    public init(
        time: Int64, removalLimit: RemovalLimit = .percent(20), keptKinds: Set<UInt8> = [], kindsThatMayVanish: Set<UInt8> = [],
        acceptsNewIdentities: Bool = false, acceptsNewAddresses: Bool = false, resumes: Bool = false,
        rendersAll: Bool = false, handsOutUnchanged: Bool = false,
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.time = time
        self.removalLimit = removalLimit
        self.keptKinds = keptKinds
        self.kindsThatMayVanish = kindsThatMayVanish
        self.acceptsNewIdentities = acceptsNewIdentities
        self.acceptsNewAddresses = acceptsNewAddresses
        self.resumes = resumes
        self.rendersAll = rendersAll
        self.handsOutUnchanged = handsOutUnchanged
        self.isCancelled = isCancelled
    }
}

/// How many pages may go in one build.
public enum RemovalLimit: Equatable, Sendable {
    case count(Int)
    /// Of the pages there were; never fewer than 20.
    case percent(Int)

    public func allowed(of pages: Int) -> Int {
        switch self {
        case .count(let count): count
        case .percent(let percent): max(20, pages * percent / 100)
        }
    }
}
