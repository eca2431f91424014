public import RenderedPages

/// A build that writes nothing: what would change, and why. Needs no lock and no folder.
public struct Rehearsal: Sendable {
    let folder: SiteFolder

    public init(_ folder: SiteFolder) { self.folder = folder }

    /// Renders all the work and compares it with the live tree, as `Publisher.prepare` does. Throws what a guard would refuse.
    public func run<Work: Sendable>(
        jobs: Int, inputs: BuildInputs, options: PublishOptions,
        next: ((any PublishedRecipes)?) throws -> Work?,
        render: @Sendable (Work, inout RenderedBatch) throws -> Void
    ) throws -> PublishReport {
        let start = Timings.now()
        let state = try SiteState(of: folder.openForReading())
        try Guards.refuseHeld(state, options)
        let setup = BuildSetup(state: state, inputs: inputs, options: options, jobs: jobs)
        let difference = try DifferenceRun(setup).run(next: next, render: render)
        try Guards.check(difference.counts, against: state, options)
        var timings = difference.timings
        timings.total = Timings.now() - start
        return PublishReport(difference.counts, options, timings: timings)
    }
}
