package import Bookings
import Publishing

extension ProjectFolder {
    /// Publishes every site, or the one asked for, unless nothing at all has changed since the build before: then its answer holds, and
    /// nothing is opened.
    ///
    /// - `progress`: is told how far a site is, now and then.
    package func build(_ plan: BuildPlan, only site: Site.ID?, progress: @escaping (BuildProgress) -> Void) throws -> BuildReport {
        let inputs = InputFiles(of: self, time: plan.time)
        if let report = unchanged(plan, only: site, inputs) { return report }
        return try Project.open(self, anySecret: true).build(plan, only: site, reading: inputs, progress: progress)
    }

    /// The answer of the build before, if this one would come to the same; nil where that is not known for certain.
    private func unchanged(_ plan: BuildPlan, only wanted: Site.ID?, _ inputs: InputFiles) -> BuildReport? {
        guard !plan.rendersAll, !plan.isRehearsal, !plan.options.resumes, let stamps = inputs.stamps,
            let secret = try? workspace.readSecret()
        else { return nil }
        let folders = workspace.siteFolders
        let sites = wanted.map { [$0] } ?? folders
        guard !sites.isEmpty else { return nil }
        var locks: [BuildLock] = []
        var results: [SiteResult] = []
        var zones: [String: String] = [:]
        for site in sites {
            // One that another command holds is told of by the build itself.
            guard let lock = try? SiteFolder(path: workspace.output(of: site.rawValue)).lock(at: plan.time) else { return nil }
            locks.append(lock)
            guard let record = BuildRecord(of: site, in: workspace), record.secret == secret.fingerprint(of: site),
                record.zoneFolder == workspace.zoneFolder.path, record.now <= plan.now.seconds,
                record.nextChange.map({ plan.now.seconds < $0 }) ?? true,
                wanted != nil || Set(record.sites) == Set(folders.map(\.rawValue)),
                record.published == PublishedState(of: workspace.output(of: site.rawValue)).stamps, let build = record.build(of: site)
            else { return nil }
            var rest = record.inputs
            for (path, stamp) in stamps { guard rest.removeValue(forKey: path) == stamp.text else { return nil } }
            for (path, stamp) in rest {
                let now = zones[path] ?? FileStamp(of: path).text
                zones[path] = now
                guard now == stamp else { return nil }
            }
            guard let result = try? SiteResult(site, { build }) else { return nil }
            results.append(result)
        }
        return BuildReport(results, plan, in: workspace)
    }
}
