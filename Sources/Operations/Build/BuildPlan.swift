package import Bookings
package import Publishing

/// How a build goes about its work: what the command line chose.
package struct BuildPlan: Sendable {
    package let now: Instant
    /// The wall clock, whatever `now` is: the least modification time of what is written, in seconds since 1970.
    package let time: Int64
    /// Threads that render and write.
    package let jobs: Int
    /// Compare and tell, write nothing.
    package let isRehearsal: Bool
    /// Look for links where they must not be before a site is switched.
    package let checksForLeaks: Bool
    /// Render every page, and tell of those that are not what they are made from.
    package let rendersAll: Bool
    package let options: PublishOptions

    package init(
        now: Instant, time: Int64, jobs: Int, removalLimit: RemovalLimit = .percent(20), isRehearsal: Bool = false,
        checksForLeaks: Bool = true, rendersAll: Bool = false, acceptsNewIdentities: Bool = false, acceptsNewAddresses: Bool = false,
        resumes: Bool = false,
        isCancelled: @escaping @Sendable () -> Bool
    ) {
        self.now = now
        self.time = time
        self.jobs = jobs
        self.isRehearsal = isRehearsal
        self.checksForLeaks = checksForLeaks
        self.rendersAll = rendersAll
        // A site may run out of sessions and of the owner's pages, but not of members, unless the limit says so.
        var vanishing: Set<PageKind> = [.join, .ownPage]
        if removalLimit == .percent(100) { vanishing.insert(.myBookings) }
        options = PublishOptions(
            time: time, removalLimit: removalLimit,
            // A page loaded before a switch still finds its style sheet after it. Neither kind counts as pages.
            keptKinds: [PageKind.asset.rawValue, PageKind.folderIndex.rawValue], kindsThatMayVanish: Set(vanishing.map(\.rawValue)),
            acceptsNewIdentities: acceptsNewIdentities, acceptsNewAddresses: acceptsNewAddresses, resumes: resumes,
            rendersAll: rendersAll, isCancelled: isCancelled
        )
    }

    /// Whether what the search for leaks needs is read on a thread of its own.
    package var searchesBeside: Bool { !isRehearsal && checksForLeaks && jobs > 1 }
}

/// How far a site is.
package struct BuildProgress {
    package let site: Site.ID
    /// Pages of members and sessions.
    package let done: Int
    package let total: Int
}
