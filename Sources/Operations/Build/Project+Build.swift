package import BookingDatabase
package import Bookings
import Pages
package import Publishing

extension Project {
    /// Publishes every site, or the one asked for: each succeeds or fails by itself, and the report has a row for each.
    ///
    /// - `progress`: is told how far a site is, now and then.
    /// - `inputs`: the files that it reads, as they were before any was read; nil to leave no record for the next build.
    /// - Throws: what concerns all sites: a database that cannot be read, a mistake in configuration or templates, a signal.
    package func build(
        _ plan: BuildPlan, only site: Site.ID?, reading inputs: InputFiles? = nil, progress: @escaping (BuildProgress) -> Void
    ) throws -> BuildReport {
        var results: [SiteResult] = []
        var sound: String?
        while true {
            let part = try buildPart(plan, only: site, besides: Set(results.map(\.site)), &sound, inputs, progress)
            results += part.results
            if part.isLast { return BuildReport(results, plan, in: workspace) }
        }
    }

    /// Locks are held, and sites prepared, for so many sites at once: a few open files each.
    private static let sitesAtOnce = 128

    private struct Part {
        let results: [SiteResult]
        let isLast: Bool
    }

    /// Builds some of the sites that are still to be built.
    private func buildPart(
        _ plan: BuildPlan, only site: Site.ID?, besides done: Set<Site.ID>, _ sound: inout String?, _ inputs: InputFiles?,
        _ progress: @escaping (BuildProgress) -> Void
    ) throws -> Part {
        // A database that changes at each of these moments is written to all the time.
        for _ in 0..<10 {
            if let part = try buildOnce(plan, only: site, besides: done, &sound, inputs, progress) { return part }
        }
        throw DatabaseProblem.busy(path: database.path)
    }

    /// Builds from one snapshot; nil if the database changed before the locks were held: another build may have published the newer one.
    ///
    /// - `sound`: the state of the database in which this build has found it sound.
    private func buildOnce(
        _ plan: BuildPlan, only site: Site.ID?, besides done: Set<Site.ID>, _ sound: inout String?, _ inputs: InputFiles?,
        _ progress: @escaping (BuildProgress) -> Void
    ) throws -> Part? {
        let reader = plan.searchesBeside ? try? database.secondReader() : nil
        let stamp = database.stamp
        return try database.snapshot { snapshot in
            let all = try self.sites(only: site, in: snapshot)
            let rest = all.filter { !done.contains($0.id) }
            let sites = Array(rest.prefix(Self.sitesAtOnce))
            let locks = plan.isRehearsal ? [:] : lock(sites, at: plan.time)
            guard database.stamp == stamp else { return nil }

            let held = locks.values.compactMap { try? $0.get() }
            let isNoted = try isExamined(stamp, notedIn: held)
            let isExamined = !plan.rendersAll && isNoted || sound == stamp
            // A first build searches all pages; after an edit there are few, and only theirs are looked up once they are known.
            let isFirst = sites.contains { !workspace.isPublished($0.id.rawValue) }
            let leaks = LeakSearch(of: self, sites, beside: isFirst && !isExamined ? reader : nil)
            let examination =
                isFirst || isExamined || plan.rendersAll ? nil : reader.map { examine(beside: $0, readsAhead: sites.count == 1) }
            func read(_ site: Site) throws -> SiteReading {
                try SiteReading(site, from: snapshot, of: self, now: plan.now, isToBePublished: true)
            }
            // Meanwhile the first site is read.
            var ahead: [Site.ID: Result<SiteReading, any Error>] = [:]
            if examination != nil, let first = sites.first { ahead[first.id] = Result { try read(first) } }
            let examined = try examination?.value().flatMap(\.self)
            let broken = isExamined ? [] : try examined?.broken ?? examine(snapshot, isThorough: plan.rendersAll)
            if broken.isEmpty { sound = stamp }
            var results = try sites.map { site in
                try SiteResult(site.id) {
                    try snapshot.tellingUnreadableRows {
                        let lock = try locks[site.id]?.get()
                        try Failure.refuse(broken.filter { $0.concerns(site.id) }.map(\.finding))
                        if !isNoted, let lock { try naming(site.id) { try noteExamined(stamp, in: lock) } }
                        let note = try refuseOtherSecret(of: site.id, in: lock, plan)
                        let reading = try ahead.removeValue(forKey: site.id)?.get() ?? read(site)
                        guard let lock else { return try rehearse(reading, from: snapshot, plan, note, progress) }

                        // Of several sites, an edit mostly leaves all but one as they are: then nothing is searched.
                        if plan.checksForLeaks, plan.jobs > 1, all.count == 1 { try leaks.makeReady(reading.schedule, from: snapshot) }
                        try tidyMail(reading, from: snapshot, lock, now: plan.now)
                        let prepared = try prepare(reading, from: snapshot, examined?.outlines, lock, plan, note, progress)
                        if plan.checksForLeaks {
                            try leaks.refuse(
                                prepared.ready.files, of: reading.schedule, areManaged: prepared.areManaged, from: snapshot, plan)
                        }
                        let build = try switchLive(prepared, lock, isSearched: plan.checksForLeaks)
                        try noteAddresses(of: site.id, in: lock, after: note)
                        if let inputs { try record(build, plan, inputs, zones: reading.zones.names, of: snapshot, in: lock) }
                        return build
                    }
                }
            }
            let isLast = sites.count == rest.count
            if isLast, site == nil {
                for gone in workspace.goneSites(besides: all.map(\.id), secret: secret) {
                    results.append(try SiteResult(gone.site) { try withdraw(gone, plan) })
                }
            }
            return Part(results: results, isLast: isLast)
        }
    }

    /// Leaves a record by which the next build knows that nothing has changed.
    private func record(
        _ build: SiteBuild, _ plan: BuildPlan, _ inputs: InputFiles, zones: [String], of snapshot: Snapshot, in lock: BuildLock
    ) throws {
        guard let site = build.site,
            let record = BuildRecord(
                of: build, at: plan.now, inputs, zones: zones, sites: try snapshot.sites().map(\.id),
                fingerprint: secret.fingerprint(of: site), in: workspace)
        else { return }
        try naming(site, outcome: "the site is live") { try record.write(in: lock) }
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

    /// Finds references that lead nowhere.
    ///
    /// - `isThorough`: also checks that the whole file is sound, which costs seconds for a large one.
    package func examine(_ snapshot: Snapshot, isThorough: Bool = false) throws -> [BrokenReference] {
        if isThorough { try snapshot.checkIntegrity() }
        return try snapshot.brokenReferences()
    }

    /// What another thread has found out while the first site's sessions were read.
    private struct Examined: Sendable {
        let broken: [BrokenReference]
        let outlines: OutlinesAhead?
    }

    /// Begins to find the same on another thread; nothing, where the reader cannot see what the snapshot sees.
    ///
    /// - `readsAhead`: whether it also reads outlines of bookings.
    private func examine(beside reader: SecondReader, readsAhead: Bool) -> Background<Examined?> {
        Background {
            try reader.snapshot { snapshot in
                Examined(broken: try snapshot.brokenReferences(), outlines: readsAhead ? try snapshot.outlinesAhead() : nil)
            }
        }
    }

    /// Renders a site, compares it and writes what differs. Nothing is live yet.
    private func prepare(
        _ reading: SiteReading, from snapshot: Snapshot, _ outlines: OutlinesAhead?, _ lock: BuildLock, _ plan: BuildPlan,
        _ note: AddressNote?, _ progress: @escaping (BuildProgress) -> Void
    ) throws -> PreparedBuild {
        let pages = try reading.soundPages()
        let work = try PageWork(pages, of: reading.site, in: snapshot, ahead: outlines, progress)
        let renderer = PageRenderer(pages)
        let logins = try logins(of: reading.site, in: snapshot)
        var options = options(of: reading.site.id, plan, note)
        if plan.checksForLeaks { options.handsOutUnchanged = try lock.note(Self.unsearched) != nil }
        let ready = try naming(reading.site.id) {
            try Publisher(lock).prepare(
                jobs: plan.jobs, inputs: inputs(of: reading, plan), options: options, logins: logins, next: work.next,
                render: { renderer.render($0, into: &$1) })
        }
        return PreparedBuild(
            ready: ready, site: reading.site.id, findings: reading.findings + renderer.findings + reading.zones.findings,
            nextChange: reading.nextChange, areManaged: work.areManaged)
    }

    /// The name of the note, in a site's folder, that files of the live tree were not searched for leaks when they were written. They are when
    /// the next build takes them over.
    private static let unsearched = "unsearched"

    /// Makes a prepared site live.
    private func switchLive(_ prepared: consuming PreparedBuild, _ lock: BuildLock, isSearched: Bool) throws -> SiteBuild {
        if !isSearched { try naming(prepared.site) { try lock.setNote(Self.unsearched, "") } }
        let (site, findings, nextChange) = (prepared.site, prepared.findings, prepared.nextChange)
        let ready = prepared.ready
        let report: PublishReport
        do {
            report = try ready.switchLive()
        } catch let error as PublishError {
            throw Failure(error, folder: workspace.output(of: site.rawValue))
        }
        if isSearched, report.switched { try naming(site, outcome: "the site is live") { try lock.removeNote(Self.unsearched) } }
        return SiteBuild(site, report: report, findings: findings, nextChange: nextChange)
    }

    /// Tells what publishing would change, and why. Writes nothing and needs no lock.
    private func rehearse(
        _ reading: SiteReading, from snapshot: Snapshot, _ plan: BuildPlan, _ note: AddressNote?,
        _ progress: @escaping (BuildProgress) -> Void
    ) throws -> SiteBuild {
        let pages = try reading.soundPages()
        let work = try PageWork(pages, of: reading.site, in: snapshot, progress)
        let renderer = PageRenderer(pages)
        let options = options(of: reading.site.id, plan, note)
        let report = try naming(reading.site.id) {
            try Rehearsal(siteFolder(reading.site.id)).run(
                jobs: plan.jobs, inputs: inputs(of: reading, plan), options: options, next: work.next,
                render: { renderer.render($0, into: &$1) })
        }
        return SiteBuild(
            reading.site.id, report: report, findings: reading.findings + renderer.findings + reading.zones.findings,
            nextChange: reading.nextChange)
    }

    /// A new secret, and another `access`, give every member's page another address: then that is what is wanted.
    private func options(of site: Site.ID, _ plan: BuildPlan, _ note: AddressNote?) -> PublishOptions {
        var options = plan.options
        if note?.expectsNewAddresses(with: secret.fingerprint(of: site), configuration.access) == true {
            options.acceptsNewAddresses = true
        }
        return options
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
    /// Whether any booking may name where it is changed.
    let areManaged: Bool
}
