package import BookingDatabase
package import Bookings
import Pages
package import Publishing

extension Project {
    /// Publishes every site, or the one asked for: each succeeds or fails by itself, and the report has a row for each.
    ///
    /// - `progress`: is told how far a site is, now and then.
    /// - Throws: what concerns all sites: a database that cannot be read, a mistake in configuration or templates, a signal.
    package func build(_ plan: BuildPlan, only site: Site.ID?, progress: @escaping (BuildProgress) -> Void) throws -> BuildReport {
        // A database that changes at each of these moments is written to all the time.
        for _ in 0..<10 {
            if let results = try buildOnce(plan, only: site, progress) { return BuildReport(results, plan, in: workspace) }
        }
        throw DatabaseProblem.busy(path: database.path)
    }

    /// Builds from one snapshot; nil if the database changed before the locks were held: another build may have published the newer one.
    private func buildOnce(_ plan: BuildPlan, only site: Site.ID?, _ progress: @escaping (BuildProgress) -> Void) throws -> [SiteResult]? {
        let reader = plan.searchesBeside ? try? database.secondReader() : nil
        let stamp = database.stamp
        return try database.snapshot { snapshot in
            let sites = try self.sites(only: site, in: snapshot)
            let locks = plan.isRehearsal ? [:] : lock(sites, at: plan.time)
            guard database.stamp == stamp else { return nil }

            let held = locks.values.compactMap { try? $0.get() }
            let isExamined = try self.isExamined(stamp, notedIn: held)
            let leaks = LeakSearch(of: self, sites, beside: isExamined ? nil : reader)
            let broken = isExamined ? [] : try examine(snapshot)
            return try sites.map { site in
                try SiteResult(site.id) {
                    try snapshot.tellingUnreadableRows {
                        let lock = try locks[site.id]?.get()
                        try Failure.refuse(broken.filter { $0.concerns(site.id) }.map(\.finding))
                        if !isExamined, let lock { try noteExamined(stamp, in: lock) }
                        let reading = try SiteReading(site, from: snapshot, of: self, now: plan.now)
                        guard let lock else { return try rehearse(reading, from: snapshot, plan, progress) }

                        try tidyMail(reading, from: snapshot, lock, now: plan.now)
                        let prepared = try prepare(reading, from: snapshot, lock, plan, progress)
                        if plan.checksForLeaks { try leaks.refuse(prepared.ready.files, of: site.id, from: snapshot, plan) }
                        return try switchLive(prepared)
                    }
                }
            }
        }
    }

    /// The name of the note, in a site's folder, of the database that was last found sound.
    private static let examined = "examined"

    /// Takes the lock of each site's folder. Where another command holds one, that site's build fails.
    private func lock(_ sites: [Site], at time: Int64) -> [Site.ID: Result<BuildLock, any Error>] {
        Dictionary(
            sites.map { site in (site.id, Result { try naming(site.id) { try siteFolder(site.id).lock(at: time) } }) }
        ) { first, _ in first }
    }

    /// Whether a database with this stamp was found sound before, as all these sites' folders tell.
    package func isExamined(_ stamp: String, notedIn locks: [BuildLock]) throws -> Bool {
        try !locks.isEmpty && locks.allSatisfy { try $0.note(Self.examined) == stamp }
    }

    package func noteExamined(_ stamp: String, in lock: BuildLock) throws { try lock.setNote(Self.examined, stamp) }

    /// Checks that the database is whole, and finds references that lead nowhere. Costs seconds for a large file.
    package func examine(_ snapshot: Snapshot) throws -> [BrokenReference] {
        try snapshot.checkIntegrity(isThorough: false)
        return try snapshot.brokenReferences()
    }

    /// Renders a site, compares it and writes what differs. Nothing is live yet.
    private func prepare(
        _ reading: SiteReading, from snapshot: Snapshot, _ lock: BuildLock, _ plan: BuildPlan, _ progress: @escaping (BuildProgress) -> Void
    ) throws -> PreparedBuild {
        let pages = try reading.soundPages()
        let work = try PageWork(pages, of: reading.site, in: snapshot, progress)
        let renderer = PageRenderer(pages)
        let logins = try logins(of: reading.site, in: snapshot)
        let ready = try naming(reading.site.id) {
            try Publisher(lock).prepare(
                jobs: plan.jobs, inputs: inputs(of: reading, plan), options: plan.options, logins: logins, next: work.next,
                render: { renderer.render($0, into: &$1) })
        }
        return PreparedBuild(
            ready: ready, site: reading.site.id, findings: reading.findings + renderer.findings + reading.zones.findings,
            nextChange: reading.nextChange)
    }

    /// Makes a prepared site live.
    private func switchLive(_ prepared: consuming PreparedBuild) throws -> SiteBuild {
        let (site, findings, nextChange) = (prepared.site, prepared.findings, prepared.nextChange)
        let ready = prepared.ready
        let report: PublishReport
        do {
            report = try ready.switchLive()
        } catch let error as PublishError {
            throw Failure(error, folder: workspace.output(of: site.rawValue))
        }
        return SiteBuild(report: report, findings: findings, nextChange: nextChange)
    }

    /// Tells what publishing would change, and why. Writes nothing and needs no lock.
    private func rehearse(
        _ reading: SiteReading, from snapshot: Snapshot, _ plan: BuildPlan, _ progress: @escaping (BuildProgress) -> Void
    ) throws -> SiteBuild {
        let pages = try reading.soundPages()
        let work = try PageWork(pages, of: reading.site, in: snapshot, progress)
        let renderer = PageRenderer(pages)
        let report = try naming(reading.site.id) {
            try Rehearsal(siteFolder(reading.site.id)).run(
                jobs: plan.jobs, inputs: inputs(of: reading, plan), options: plan.options, next: work.next,
                render: { renderer.render($0, into: &$1) })
        }
        return SiteBuild(
            report: report, findings: reading.findings + renderer.findings + reading.zones.findings, nextChange: reading.nextChange)
    }

    /// What the pages of a site are made from, but its rows: tells a changed template or configuration as the reason of a change.
    private func inputs(of reading: SiteReading, _ plan: BuildPlan) -> BuildInputs {
        BuildInputs(
            templates: templates.digest,
            configuration: SitePages.configurationDigest(
                reading.site, access: configuration.access, look: reading.look, ownPages: reading.ownPages),
            now: plan.now.seconds)
    }
}

/// A site between the two steps of its build.
private struct PreparedBuild: ~Copyable {
    let ready: PreparedSite
    let site: Site.ID
    let findings: [Finding]
    let nextChange: Instant?
}
