import ArgumentParser
import Bookings
import Publishing

/// Goes back to the text and design of the build before.
struct RollbackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback", abstract: "Go back to the tree before: its text and design, never a revoked page or an old link.",
        discussion: "Builds are held from then on, or the next scheduled one would undo it. `joinery build --resume` ends that.")

    @OptionGroup var common: CommonOptions

    func run() throws {
        let interruption = Interruption()
        let answer = try interruption.coding {
            try Self.run(
                common.workspace, only: common.onlySite, isCancelled: interruption.isCancelled,
                skipping: { site, failure in common.console.say("\(site): \(failure.message)") })
        }
        try common.print(answer)
    }

    /// Of several sites some may have nothing to go back to: those are skipped. If it is all of them, that is a failure.
    static func run(
        _ workspace: Workspace, only site: Site.ID?, isCancelled: @escaping @Sendable () -> Bool, skipping: (Site.ID, Failure) -> Void
    ) throws -> RollbackAnswer {
        var sites: [RollbackAnswer.Site] = []
        var obstacle: Failure?
        for site in try workspace.publishedSites(only: site) {
            do {
                let report = try workspace.withPublisher(of: site) { try $0.rollback(isCancelled: isCancelled) }
                sites.append(RollbackAnswer.Site(site: site.rawValue, changed: report.changed, kept: report.linked))
            } catch let failure as Failure where failure.code == .refused {
                obstacle = failure
                skipping(site, failure)
            }
        }
        if sites.isEmpty, let obstacle { throw obstacle }
        return RollbackAnswer(sites: sites)
    }
}
