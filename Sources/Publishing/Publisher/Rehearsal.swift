public import RenderedPages

/// A build that writes nothing: what would change, and why. Needs no lock and no folder.
public struct Rehearsal: Sendable {
    let folder: SiteFolder

    public init(_ folder: SiteFolder) { self.folder = folder }

    /// Renders all the work and compares it with the live tree. Throws what a guard would refuse.
    public func run<Work: Sendable>(
        jobs: Int, inputs: BuildInputs, options: PublishOptions = PublishOptions(),
        next: () throws -> Work?,
        render: @Sendable (Work, inout RenderedBatch) throws -> Void
    ) throws -> PublishReport {
        let start = Timings.now()
        let state = try SiteState(of: folder.openForReading())
        try Guards.refuseHeld(state, options)
        let run = DifferenceRun(state: state, standby: nil, delta: Delta(in: nil), inputs: inputs, options: options)
        let (counts, timings) = try run.run(jobs: jobs, next: next, render: render)
        try Guards.check(counts, against: state, options)
        var report = PublishReport(counts, options)
        report.timings = timings
        report.timings.total = Timings.now() - start
        return report
    }
}
