import ArgumentParser
import Operations

/// Lists the accounts of the sites. Of a link it names the provider only.
struct AccountListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the accounts, links by provider only.",
        discussion: """
            Examples:
              joinery account list
            """)

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.print(AccountList(of: common.project(), only: common.onlySite))
    }
}
