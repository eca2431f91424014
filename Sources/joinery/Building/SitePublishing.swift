import BookingDatabase
import Bookings
import Pages
import Publishing

/// What one site's build did, or would do.
struct SiteResult {
    let site: Site
    let report: PublishReport
    let findings: [Finding]
    let nextChange: Instant?
}

extension Sources {
    /// Publishes sites so that all are complete before the first is switched: each waits, ready, for the ones after it.
    func publish(
        _ readings: ArraySlice<SiteReading>, from snapshot: Snapshot, _ plan: BuildPlan, locks: [Site.ID: BuildLock], _ console: Console,
        _ leaks: PendingLeakCheck
    ) throws -> [SiteResult] {
        guard let reading = readings.first else { return [] }
        var others: [SiteResult]?
        func publishOthers() throws -> [SiteResult] {
            try publish(readings.dropFirst(), from: snapshot, plan, locks: locks, console, leaks)
        }
        let result = try produce(reading, from: snapshot, plan, console) { inputs, next, render in
            guard let lock = locks[reading.site.id] else { throw PublishError.locked(nil) }
            var options = plan.options
            options.logins = try logins(of: reading.site, in: snapshot)
            return try Publisher(lock).publish(
                jobs: plan.jobs, inputs: inputs, options: options, next: next, render: render,
                beforeSwitch: { files in
                    if plan.checksForLeaks {
                        try refuseLeaks(in: files, of: reading.site.id, leaks.check(of: snapshot), plan)
                    }
                    others = try publishOthers()
                })
        }
        // A site without changes has no switch to wait before.
        return try [result] + (others ?? publishOthers())
    }

    private func refuseLeaks(in files: PublishedFiles, of site: Site.ID, _ check: LeakCheck, _ plan: BuildPlan) throws {
        let report = try check.leaks(in: [files], of: site, jobs: plan.jobs, isCancelled: plan.options.isCancelled)
        if report.count > 0 { throw Failure(report, folder: workspace.output(of: site.rawValue)) }
    }

    /// Tells what publishing would change, and why. Writes nothing and needs no lock.
    func rehearse(_ reading: SiteReading, from snapshot: Snapshot, _ plan: BuildPlan, _ console: Console) throws -> SiteResult {
        let result = try produce(reading, from: snapshot, plan, console) { inputs, next, render in
            try Rehearsal(SiteFolder(path: workspace.output(of: reading.site.id.rawValue)))
                .run(jobs: plan.jobs, inputs: inputs, options: plan.options, next: next, render: render)
        }
        return result
    }

    /// Renders all pages of a site for `publish`, which decides what becomes of them.
    private func produce(
        _ reading: SiteReading, from snapshot: Snapshot, _ plan: BuildPlan, _ console: Console,
        publish: (Inputs, () throws -> PageStream.Work?, @Sendable (PageStream.Work, inout RenderedBatch) -> Void) throws -> PublishReport
    ) throws -> SiteResult {
        guard let pages = reading.pages else { throw Failure(reading.findings) }
        let stream = PageStream(pages, members: try snapshot.members(of: reading.site))
        let renderer = PageRenderer(pages)
        var progress = Progress(of: reading.site.id, total: try snapshot.memberCount(of: reading.site) + pages.joinPageCount, console)
        let inputs = Inputs(
            templates: templates.digest,
            configuration: try SitePages.configurationDigest(
                reading.site, access: configuration.access, look: workspace.readLook(of: reading.site.id, configuration),
                ownPages: reading.ownPages),
            now: plan.now.seconds)
        do {
            let report = try publish(
                inputs,
                {
                    let work = try stream.next()
                    progress.advance(by: work?.pageCount ?? 0)
                    return work
                }, { work, batch in renderer.render(work, into: &batch) })
            progress.end()
            return SiteResult(
                site: reading.site, report: report, findings: reading.findings + renderer.findings, nextChange: reading.nextChange)
        } catch {
            progress.end()
            throw (error as? PublishError).map { Failure($0, folder: workspace.output(of: reading.site.id.rawValue)) } ?? error
        }
    }
}
