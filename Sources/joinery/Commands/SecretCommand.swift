import ArgumentParser
import Bookings
import Operations

/// The secret that all addresses are made from.
struct SecretCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secret", abstract: "Replace the secret that addresses are made from.",
        discussion: "Replace the secret that all addresses, names and passwords are made from.",
        subcommands: [SecretRotateCommand.self])
}

/// Replaces `secret.key`, for when somebody may have read it. Prints nothing of either.
struct SecretRotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Make a new secret: every address, name and password changes with the next build. Asks first.",
        discussion: """
            The old secret is not kept: where you have a copy, destroy it; where you need one, make it before.

            Examples:
              joinery secret rotate --dry-run
              joinery secret rotate
            """)

    @OptionGroup var common: CommonOptions

    @Flag(help: "Show what would change, and change nothing.")
    var dryRun = false

    @OptionGroup var confirmation: ConfirmationOptions

    func run() throws {
        let workspace = common.workspace
        guard workspace.givenSecret == nil else { throw ProjectProblem.secretInEnvironment(file: workspace.secret) }
        let project = try common.project()
        let rehearsed = try SecretChange(of: project)
        if dryRun { return try common.print(rehearsed) }
        try confirmation.confirm("with a new secret \(rehearsed.loss)", on: common.console)
        try common.print(SecretChange(replacingIn: project, time: common.wallClock.seconds))
    }
}
