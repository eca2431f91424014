extension Settlement {
    /// Steps through all keys on `jobs` threads, each with its own range of keys, in order within the range.
    func forEachAtOnce(jobs: Int, _ body: @Sendable (Step, _ thread: Int) throws -> Void) throws {
        let cuts = live?.cuts(into: jobs) ?? []
        let starts = [nil] + cuts.map(Optional.some)
        let ends = cuts.map(Optional.some) + [nil]
        // A thread that fails leaves a standby that is marked unfinished, so the others need not be stopped at once.
        try Crew.run(starts.count, stop: {}) { thread in
            try forEach(from: starts[thread], to: ends[thread]) { step in try body(step, thread) }
        }
    }
}
