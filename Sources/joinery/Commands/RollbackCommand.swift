import ArgumentParser
import Bookings
import Publishing

/// Goes back to the text and design of the build before.
struct RollbackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback", abstract: "Go back to the tree before: its text and design, never a revoked page or an old link.",
        discussion: "Builds are held from then on, or the next scheduled one would undo it. `joinery build --resume` ends that.")

    @OptionGroup var settings: Settings

    func run() throws {
        let workspace = settings.workspace
        let interruption = Interruption()
        do {
            let sites = try workspace.publishedSites(only: settings.onlySite)
            // Of several sites some may have nothing to go back to; that one of them alone is asked for is another matter.
            var results: [Result] = []
            var obstacle: Failure?
            for site in sites {
                do {
                    let report = try workspace.withPublisher(of: site) { try $0.rollback(isCancelled: interruption.isCancelled) }
                    results.append(Result(site: site.rawValue, changed: report.changed, kept: report.linked))
                } catch let failure as Failure where failure.code == .refused {
                    obstacle = failure
                    settings.console.say("\(site): \(failure.message)")
                }
            }
            if results.isEmpty, let obstacle { throw obstacle }
            switch settings.format {
            case .text:
                let lines = results.map { "\($0.site): \($0.changed) files are as they were before; builds are held\n" }
                try settings.console.write(lines.joined() + "Next: `joinery build --resume` when the new pages are right\n")
            case .json: try settings.console.write(json(Document(sites: results)))
            }
        } catch let failure as Failure where failure.code == .interrupted {
            throw Failure(interruption.code, failure.message)
        }
    }

    private struct Result: Encodable {
        let site: String
        /// Files that have their older contents again.
        let changed: Int
        /// Files that only the newer tree had and that stay.
        let kept: Int
    }

    private struct Document: Encodable {
        var schema = 1
        let sites: [Result]
    }
}
