import ArgumentParser
import Bookings

/// Where links come from: the site's default account, and staff members' own.
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Connect, disconnect and list video accounts.",
        discussion: "Connect, disconnect and list video conferencing accounts.",
        subcommands: [AccountConnectCommand.self, AccountDisconnectCommand.self, AccountListCommand.self])
}

/// Whose account it is.
struct AccountOwner: ParsableArguments {
    @Option(help: ArgumentHelp("The staff member whose account it is. Default: the site's default account.", valueName: "id"))
    var staff: RowName?

    /// Nil: the site's default account.
    func id(_ common: CommonOptions) throws -> Staff.ID? { try staff?.staff(common.place) }
}

/// Connects an account. A site's first is its default.
struct AccountConnectCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "connect", abstract: "Connect the site's default account, or a staff member's own.",
        discussion: """
            `--zoom USER` makes a meeting of its own for each session, `--url` gives every session the same link. A URL may hold `{session}`: \
            an unguessable word replaces it, one for each session and course. With neither, the account is connected again as it was.

            Examples:
              joinery account connect --url https://meet.example.org/studio
              joinery account connect --staff 4 --zoom ines@example.org
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var owner: AccountOwner

    @Option(help: ArgumentHelp("The Zoom user who hosts, by e-mail address.", valueName: "user"))
    var zoom: String?

    @OptionGroup var link: LinkOptions

    func edits() throws -> [Edit] { [.connectAccount(of: try owner.id(common), try connection())] }

    private func connection() throws -> AccountConnection? {
        switch (zoom, link.isGiven) {
        case (nil, false): return nil
        case (nil, true): return .custom(try link.link())
        case (let user?, false): return .zoom(user: user)
        case (_?, true): throw OptionProblem.zoomUserAndLink
        }
    }
}
