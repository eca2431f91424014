package import Bookings
import Publishing

extension Workspace {
    /// Runs a build and leaves in each site's folder what it came to there. What no site was reached for concerns all that have a folder.
    ///
    /// That a note cannot be left fails nothing: the pages are what matters.
    package func notingBuild(_ plan: BuildPlan, only site: Site.ID?, _ build: () throws -> BuildReport) throws -> BuildReport {
        guard !plan.isRehearsal else { return try build() }
        do {
            let report = try build()
            for result in report.results { note(result.outcome, of: result.site, plan) }
            return report
        } catch {
            if let failure = Failure(error) {
                for folder in siteFolders where [nil, folder].contains(site) { note(.failure(failure), of: folder, plan) }
            }
            throw error
        }
    }

    private func note(_ outcome: Result<SiteBuild, Failure>, of site: Site.ID, _ plan: BuildPlan) {
        // Another build is at work, and will tell itself; one that somebody has ended says nothing of the site.
        if case .failure(let failure) = outcome, failure.word == "folder-in-use" || [.interrupted, .terminated].contains(failure.code) {
            return
        }
        let folder = SiteFolder(path: output(of: site.rawValue))
        let note = LastBuild(outcome, at: plan.time, after: .read(of: folder))
        try? folder.leaveNote(LastBuild.name, note.text)
    }
}
