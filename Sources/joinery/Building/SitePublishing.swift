import BookingDatabase
import Bookings
import Pages
import Publishing

/// What one site's build did.
struct SiteResult {
    let site: Site
    let report: PublishReport
    let findings: [Finding]
    let nextChange: Instant?
}

extension Sources {
    /// Publishes sites so that all are complete before the first is switched: each waits, ready, for the ones after it.
    func publish(
        _ readings: ArraySlice<SiteReading>, from snapshot: Snapshot, locks: [Site.ID: BuildLock], jobs: Int, now: Instant,
        options: PublishOptions
    ) throws -> [SiteResult] {
        guard let reading = readings.first, let pages = reading.pages, let lock = locks[reading.site.id] else { return [] }
        let stream = PageStream(pages, members: try snapshot.members(of: reading.site))
        let renderer = PageRenderer(pages)
        var others: [SiteResult]?
        func publishOthers() throws -> [SiteResult] {
            try publish(readings.dropFirst(), from: snapshot, locks: locks, jobs: jobs, now: now, options: options)
        }
        do {
            let report = try Publisher(lock).publish(
                jobs: jobs, inputs: inputs(of: reading.site, now: now), options: options, next: stream.next,
                render: { work, batch in renderer.render(work, into: &batch) },
                beforeSwitch: { _ in
                    guard snapshot.invalidText.isEmpty else { throw Failure(snapshot.invalidText) }
                    others = try publishOthers()
                })
            let result = SiteResult(
                site: reading.site, report: report, findings: reading.findings + renderer.findings, nextChange: reading.nextChange)
            // A site without changes has no switch to wait before.
            return try [result] + (others ?? publishOthers())
        } catch let error as PublishError {
            throw Failure(error, folder: workspace.output(of: reading.site.id.rawValue))
        }
    }

    private func inputs(of site: Site, now: Instant) throws -> Inputs {
        Inputs(
            templates: templates.digest,
            configuration: try SitePages.configurationDigest(site, look: workspace.readLook(of: site.id, configuration)), now: now.seconds)
    }
}
