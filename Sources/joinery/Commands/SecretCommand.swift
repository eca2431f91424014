import ArgumentParser
import BookingDatabase
import Bookings

/// The secret that all addresses are made from.
struct SecretCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secret", abstract: "Replace the secret that all addresses, names and passwords are made from.",
        subcommands: [SecretRotateCommand.self])
}

/// Replaces `secret.key`, for when somebody may have read it. Prints nothing of either.
struct SecretRotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Make a new secret: every address, name and password changes with the next build.",
        discussion: "The old secret is not kept: where you have a copy, destroy it; where you need one, make it before.")

    @OptionGroup var settings: Settings

    @Flag(help: "Show what would change, and change nothing.")
    var dryRun = false

    func run() throws {
        let workspace = settings.workspace
        guard Settings.environment("SECRET") == nil else {
            throw Failure(
                .refused, "the secret is JOINERY_SECRET, not `\(workspace.secret)`; nothing was changed",
                hint: "give JOINERY_SECRET another value, of 32 bytes or more")
        }
        // What is no secret of ours is not replaced either.
        _ = try workspace.readSecret()
        let database = try BookingDatabase(path: workspace.resolve(workspace.readConfiguration().database))
        let (members, sessions) = try database.snapshot { snapshot in
            try snapshot.sites().reduce(into: (0, 0)) { counts, site in
                counts.0 += try snapshot.memberCount(of: site)
                counts.1 += try snapshot.sessionCount(of: site)
            }
        }
        let isDryRun = dryRun || Settings.flag("DRY_RUN")
        if !isDryRun { try NewFile.write(SecretFile.newText(), to: workspace.secret, mode: 0o600) }
        switch settings.format {
        case .text: try settings.console.write(text(members: members, sessions: sessions, isDryRun: isDryRun))
        case .json:
            try settings.console.write(json(Document(dryRun: isDryRun, changed: !isDryRun, myBookings: members, joinPages: sessions)))
        }
    }

    private func text(members: Int, sessions: Int, isDryRun: Bool) -> String {
        """
        secret.rotate: \(isDryRun ? "would change" : "changed")
        Warning: with the next build \(members) My Bookings \(members == 1 ? "page" : "pages") and \(sessions) join \
        \(sessions == 1 ? "page" : "pages") have other addresses, members who log in other names and passwords, and links with `{session}` \
        other rooms. Every address given out so far leads nowhere then.
        Next: `joinery build`, then tell everybody: `joinery pages` has the new addresses, `joinery notify` who holds an old one

        """
    }

    /// The JSON form; schema 1.
    private struct Document: Encodable {
        var schema = 1
        let dryRun, changed: Bool
        let myBookings, joinPages: Int
    }
}
