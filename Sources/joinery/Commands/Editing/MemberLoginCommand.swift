import ArgumentParser
import Operations

/// Prints what a member logs in with, for the owner to hand over: it is a key, so it goes to standard output only.
struct MemberLoginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Print the name and the password by which a member logs in (`access: login`).",
        discussion: """
            `joinery member rotate ID` gives a member new ones.

            Examples:
              joinery member login 12
              joinery member login 12 13 --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var named: MemberArguments

    func run() throws {
        try common.print(MemberLogin.all(of: named.ids(common), in: common.project(), only: common.onlySite), title: \.title)
    }
}
