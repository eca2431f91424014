package import Bookings
import Foundation
import Publishing

/// What `deploy` did, or would do, site by site.
package struct DeployReport: Report {
    private let plan: DeployPlan
    private let results: [(site: Site.ID, outcome: Result<DeployedSite, Failure>)]
    /// Live there, and not published here.
    private let others: [String]

    /// Brings sites to the host, one after the other: trouble with one stops no other, but a signal ends all.
    package init(of workspace: Workspace, only wanted: Site.ID?, _ plan: DeployPlan) throws {
        self.plan = plan
        var results: [(site: Site.ID, outcome: Result<DeployedSite, Failure>)] = []
        var there: Set<String> = []
        let sites = try workspace.publishedSites(only: wanted)
        for site in sites {
            do {
                let (deployed, names) = try workspace.deploy(site, plan)
                there.formUnion(names)
                results.append((site, .success(deployed)))
            } catch {
                guard let failure = Failure(error), failure.code != .interrupted else { throw error }
                results.append((site, .failure(failure)))
            }
        }
        self.results = results
        others = wanted == nil ? there.subtracting(sites.map(\.rawValue)).sorted() : []
    }

    /// Why sites were not deployed, the one that decides the exit code first. What concerns several sites is told once.
    package var failures: [Failure] {
        var failures: [Failure] = []
        for case (let site, .failure(let failure)) in results {
            let failure = results.count > 1 ? failure.of(site) : failure
            if !failures.contains(where: { $0.lines == failure.lines }) { failures.append(failure) }
        }
        return failures.sorted { $0.code.priority < $1.code.priority }
    }

    /// Whether a site is another now, or would be.
    package var isDifferent: Bool { deployed.contains(where: \.isDifferent) }

    /// Whether the text tells anything that the failures do not.
    package var hasText: Bool { !lines.isEmpty }

    private var deployed: [DeployedSite] { results.compactMap { try? $0.outcome.get() } }

    package var linesIfQuiet: [Line] { (plan.isRehearsal ? lines : []) + (plan.isRehearsal ? [] : warnings) }

    package var lines: [Line] {
        let next =
            deployed.contains { $0.outcome == .rolledBack }
            ? [Line("Next: `joinery deploy \(plan.target) --resume` when the new pages are right")] : []
        return deployed.map { Line(words(of: $0)) } + warnings + next
    }

    private var warnings: [Line] {
        others.map {
            Line("Warning: \(plan.target) also has `\($0)`, which is not published here; remove that folder there if it is to go")
        }
    }

    private func words(of site: DeployedSite) -> String {
        let place = "\(plan.target.host):\(plan.target.folder(of: site.site.rawValue))/current"
        let counts = "add \(site.added), change \(site.changed) and remove \(Counted(site.removed, "file"))"
        switch (site.outcome, plan.step) {
        case (.rehearsed, .rollBack): return "\(site.site): \(Counted(site.changed, "file")) would be as before in \(place)"
        case (.rehearsed, .publish):
            return site.isDifferent ? "\(site.site): would \(counts) in \(place)" : "\(site.site): nothing would change in \(place)"
        case (.unchanged, _): return "\(site.site): unchanged, \(Counted(site.pages, "page")) in \(place)"
        case (.rolledBack, _):
            return "\(site.site): \(Counted(site.changed, "file is", "files are")) as before in \(place); deploys are held"
        case (.published, _):
            return "\(site.site): \(Counted(site.pages, "page")) in \(place): \(Counted(site.added, "file")) added, "
                + "\(site.changed) changed, \(site.removed) removed"
        }
    }

    package var document: Document {
        Document(
            target: "\(plan.target)", dryRun: plan.isRehearsal, sites: results.map { Document.Site($0.site, $0.outcome) },
            otherSites: others, error: failures.first?.document.error)
    }

    package struct Document: Encodable {
        let target: String
        let dryRun: Bool
        let sites: [Site]
        let otherSites: [String]
        /// Only if a site failed: the failure that the exit code is of.
        let error: Failure.Document.Words?

        struct Site: Encodable {
            let site: String
            let result: String
            let pages, files, added, changed, removed, kept: Int
            /// Only if the site failed.
            let error: Failure.Document.Words?

            init(_ id: Bookings.Site.ID, _ outcome: Result<DeployedSite, Failure>) {
                site = id.rawValue
                let deployed = try? outcome.get()
                result = deployed?.outcome.rawValue ?? "failed"
                (pages, files, added) = (deployed?.pages ?? 0, deployed?.files ?? 0, deployed?.added ?? 0)
                (changed, removed, kept) = (deployed?.changed ?? 0, deployed?.removed ?? 0, deployed?.kept ?? 0)
                if case .failure(let failure) = outcome { error = failure.document.error } else { error = nil }
            }
        }
    }
}

extension Workspace {
    /// Deploys one site while its lock is held, so that no build changes the trees meanwhile. Also names the sites that are live there.
    fileprivate func deploy(_ site: Site.ID, _ plan: DeployPlan) throws -> (DeployedSite, sitesThere: [String]) {
        if plan.step == .rollBack {
            let deploy = try SiteDeploy(plan, of: site, at: plan.time)
            return (try deploy.rollBack(), deploy.sitesThere)
        }
        let folder = URL(fileURLWithPath: output(of: site.rawValue)).standardizedFileURL.path
        return try withPublisher(of: site, at: plan.time) { publisher in
            guard let trees = try publisher.trees(in: folder) else { throw DeployProblem.notInOrder(site, workspace: path) }
            let deploy = try SiteDeploy(plan, of: site, at: plan.time)
            let access = "\(folder)/access"
            let hasLogins = FileManager.default.fileExists(atPath: access)
            return (try deploy.publish(trees, access: hasLogins ? access : nil), deploy.sitesThere)
        }
    }
}

/// Why there is nothing to deploy.
enum DeployProblem: Problem {
    case notInOrder(Site.ID, workspace: String)

    var failure: Failure {
        switch self {
        case .notInOrder(let site, let workspace):
            Failure(
                .noInput, as: "site-not-published",
                "nothing of `\(site)` is published in `\(workspace)/output`, or not as it was built; nothing was deployed",
                hint: "`joinery build -C \(workspace)` publishes it; what is on the host stays there until that folder is removed",
                subject: "site:\(site)")
        }
    }
}
