import Bookings
import Pages
import Publishing

/// How a build goes about its work: what the command line chose.
struct BuildPlan: Sendable {
    let now: Instant
    /// Threads that render and write.
    let jobs: Int
    var options = PublishOptions()
    /// Compare and tell, write nothing.
    var isRehearsal = false
    /// Look for links where they must not be before anything is switched.
    var checksForLeaks = true

    init(now: Instant, jobs: Int) {
        self.now = now
        self.jobs = jobs
        // A page loaded before a switch still finds its style sheet after it.
        options.keptKinds = [PageKind.asset.rawValue]
        // A site may run out of sessions and of the owner's pages, but not of members.
        options.kindsThatMayVanish = [PageKind.join.rawValue, PageKind.ownPage.rawValue]
    }

    /// Sets how many pages may go; all of them, where the limit says so.
    mutating func limitRemovals(to limit: RemovalLimit) {
        options.removalLimit = limit
        if limit == .percent(100) { options.kindsThatMayVanish.insert(PageKind.myBookings.rawValue) }
    }
}
