/// Refuses what looks like an accident. A guard never warns and goes on.
enum Guards {
    static func refuseHeld(_ state: SiteState, _ options: PublishOptions) throws(PublishError) {
        if let hold = state.hold, !options.resumes { throw .held(since: hold.since) }
    }

    /// Compares what was rendered with what is live, before anything is published.
    static func check(_ counts: BuildCounts, against state: SiteState, _ options: PublishOptions) throws(PublishError) {
        if counts.newIdentities > 0, !options.acceptsNewIdentities {
            throw .identitiesChanged(count: counts.newIdentities, first: counts.firstNewIdentities)
        }
        guard let before = state.census else { return try checkFiles(counts.census.fileCount, of: state.uncountedFiles, options) }
        let mayVanish = options.keptKinds.union(options.kindsThatMayVanish)
        for (kind, pages) in before.pages.enumerated() where pages > 0 && counts.census.pages[kind] == 0 {
            if !mayVanish.contains(UInt8(kind)) { throw .kindVanished(kind: UInt8(kind), pages: pages) }
        }
        let pages = before.pageCount(besides: options.keptKinds)
        let allowed = options.removalLimit.allowed(of: pages)
        // A page at another address is gone for everybody who has the old one.
        if !options.acceptsNewAddresses, counts.movedPages > 0, counts.removedPages + counts.movedPages > allowed {
            throw .tooManyMoves(moved: counts.movedPages, removed: counts.removedPages, of: pages, allowed: allowed)
        }
        if counts.removedPages > allowed { throw .tooManyRemovals(removed: counts.removedPages, of: pages, allowed: allowed) }
    }

    /// With a lost manifest all that is known of the pages before is how many files there are.
    private static func checkFiles(_ files: Int, of before: Int, _ options: PublishOptions) throws(PublishError) {
        let allowed = options.removalLimit.allowed(of: before)
        if before - files > allowed { throw .tooManyRemovals(removed: before - files, of: before, allowed: allowed) }
    }
}
