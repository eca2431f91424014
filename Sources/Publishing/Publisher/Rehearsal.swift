/// A build that writes nothing: what would change, and why. Needs no lock and no folder.
public struct Rehearsal: Sendable {
    let folder: SiteFolder

    public init(_ folder: SiteFolder) { self.folder = folder }

    /// Renders all the work and compares it with the live tree. Throws what a guard would refuse.
    public func run<Work: Sendable>(
        jobs: Int, inputs: Inputs, options: PublishOptions = PublishOptions(),
        next: () throws -> Work?,
        render: @Sendable (Work, inout RenderedBatch) throws -> Void
    ) throws -> PublishReport {
        let start = Phases.now()
        let state = try SiteState(of: folder.openForReading())
        try Guards.refuseHeld(state, options)
        let production = Production(state: state, standby: nil, delta: Delta(in: nil), inputs: inputs, options: options)
        let (tally, phases) = try production.run(jobs: jobs, next: next, render: render)
        try Guards.check(tally, against: state, options)
        var report = PublishReport(tally, options)
        report.phases = phases
        report.phases.total = Phases.now() - start
        return report
    }
}
