/// Refuses what looks like an accident. A guard never warns and goes on.
enum Guards {
    static func refuseHeld(_ state: SiteState, _ options: PublishOptions) throws(PublishError) {
        if let hold = state.hold, !options.resumes { throw .held(since: hold.since) }
    }

    /// Compares what was rendered with what is live, before anything is published.
    static func check(_ tally: Tally, against state: SiteState, _ options: PublishOptions) throws(PublishError) {
        if tally.newIdentities > 0, !options.acceptsNewIdentities {
            throw .identitiesChanged(count: tally.newIdentities, first: tally.firstNewIdentities)
        }
        guard let before = state.census else { return try checkFiles(tally.census.fileCount, of: state.uncountedFiles, options) }
        for kind in 0..<256 where before.pages[kind] > 0 && tally.census.pages[kind] == 0 {
            if !options.keptKinds.union(options.kindsThatMayVanish).contains(UInt8(kind)) {
                throw .kindVanished(kind: UInt8(kind), pages: before.pages[kind])
            }
        }
        let pages = before.pageCount(besides: options.keptKinds)
        let allowed = options.removalLimit.allowed(of: pages)
        if tally.removedPages > allowed { throw .tooManyRemovals(removed: tally.removedPages, of: pages, allowed: allowed) }
    }

    /// With a lost manifest all that is known of the pages before is how many files there are.
    private static func checkFiles(_ files: Int, of before: Int, _ options: PublishOptions) throws(PublishError) {
        let allowed = options.removalLimit.allowed(of: before)
        if before - files > allowed { throw .tooManyRemovals(removed: before - files, of: before, allowed: allowed) }
    }
}
