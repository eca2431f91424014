import ArgumentParser
import Bookings
import Operations

/// Goes back to the text and design of the build before.
struct RollbackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback", abstract: "Go back to the text and design of the build before.",
        discussion: """
            Go back to the tree before: its text and design, never a revoked page or an old link.

            Builds are held from then on, or the next scheduled one would undo it. `joinery build --resume` ends that.

            Examples:
              joinery rollback --site studio
            """)

    @OptionGroup var common: CommonOptions

    func run() throws {
        let interruption = Interruption()
        let answer = try interruption.coding {
            try RollbackAnswer(
                of: common.workspace, only: common.onlySite, time: common.wallClock.seconds, isCancelled: interruption.isCancelled)
        }
        for (site, failure) in answer.skipped { common.console.say("\(site): \(failure.message)") }
        try common.print(answer)
    }
}
