import ArgumentParser
import Bookings
import Foundation
import Publishing

/// Compares what is published with what was: nothing missing, foreign or altered.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compare the published trees with their manifests.",
        discussion: """
            A tree that differs is marked, so that the next build repairs it. With --leaks every byte of both trees is also searched for links, \
            passwords, descriptions and join pages' addresses that the rules say must not be in that file; this reads the database. \
            Exits with 3 if anything was found.
            """)

    @OptionGroup var common: CommonOptions

    @Flag(help: "Search every file for links where the rules hide them.")
    var leaks = false

    func run() throws {
        let interruption = Interruption()
        let verification = try interruption.coding {
            try Self.run(
                common.workspace, only: common.onlySite, leaks: leaks ? Sources(common.project()) : nil,
                isCancelled: interruption.isCancelled)
        }
        try common.print(verification)
        if !verification.isSound { throw Failure.Code.difference.exit }
    }

    /// - Parameter sources: what to search for leaks with; nil not to.
    static func run(
        _ workspace: Workspace, only site: Site.ID?, leaks sources: Sources?, isCancelled: @escaping @Sendable () -> Bool
    ) throws -> Verification {
        let jobs = ProcessInfo.processInfo.activeProcessorCount
        let sites = try workspace.publishedSites(only: site).map { site in
            try workspace.withPublisher(of: site) { publisher in
                let report = try publisher.verify(jobs: jobs, isCancelled: isCancelled)
                let leaks = try sources.map { try $0.leaks(of: site, publisher, jobs: jobs, isCancelled: isCancelled) }
                return SiteVerification(site: site, report: report, leaks: leaks)
            }
        }
        return Verification(sites: sites)
    }
}

extension Sources {
    /// Searches both trees of a site. The lock is held, so the snapshot is not older than the trees.
    fileprivate func leaks(
        of site: Site.ID, _ publisher: Publisher, jobs: Int, isCancelled: @escaping @Sendable () -> Bool
    ) throws -> LeakReport {
        _ = try database.siteID(site)
        return try database.snapshot { snapshot in
            try LeakCheck(snapshot, self, [site]).leaks(
                in: publisher.publishedFiles(jobs: jobs), of: site, jobs: jobs, isCancelled: isCancelled)
        }
    }
}
