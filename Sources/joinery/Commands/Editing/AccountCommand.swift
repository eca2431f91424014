import ArgumentParser
import Bookings

/// Where links come from: the site's default account, and staff members' own.
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Connect, disconnect and list video conferencing accounts.",
        subcommands: [AccountConnectCommand.self, AccountDisconnectCommand.self, AccountListCommand.self])
}

/// Whose account it is.
struct AccountOwner: ParsableArguments {
    @Option(help: ArgumentHelp("The staff member whose account it is. Default: the site's default account.", valueName: "id"))
    var staff: Int64?

    func id() throws -> Staff.ID? {
        if let staff { return Staff.ID(staff) }
        guard let text = Settings.environment("STAFF") else { return nil }
        guard let id = Int64(text) else { throw Failure(.usage, "JOINERY_STAFF is `\(text)`, allowed is the id of a staff member") }
        return Staff.ID(id)
    }
}

/// Connects an account. A site's first is its default.
struct AccountConnectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "connect", abstract: "Connect the site's default account, or a staff member's own.",
        discussion: """
            `--zoom USER` makes a meeting of its own for each session, `--url` gives every session the same link. A URL may hold `{session}`: \
            an unguessable word stands there, one for each session and course. With neither, the account is connected again as it was.
            """)

    @OptionGroup var settings: Settings
    @OptionGroup var options: EditOptions
    @OptionGroup var owner: AccountOwner

    @Option(help: ArgumentHelp("The Zoom user who hosts, by e-mail address.", valueName: "user"))
    var zoom: String?

    @OptionGroup var link: LinkOptions

    func run() throws {
        try EditRun(settings, options)(.connectAccount(of: owner.id(), connection()))
    }

    private func connection() throws -> AccountConnection? {
        switch (zoom ?? Settings.environment("ZOOM"), link.isGiven) {
        case (nil, false): return nil
        case (nil, true): return .custom(try link.link())
        case (let user?, false): return .zoom(user: user)
        case (_?, true): throw Failure(.usage, "both a Zoom user and a link are named", hint: "an account is one of the two")
        }
    }
}
