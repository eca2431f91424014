import ArgumentParser

/// Lists the accounts of the sites. Of a link it names the provider only.
struct AccountListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the accounts, links by provider only.")

    @OptionGroup var common: CommonOptions

    func run() throws {
        let list = try common.project().snapshot { snapshot in
            try SiteChoice(common.onlySite, snapshot).sites().reduce(into: AccountList()) { $0.add(try snapshot.catalogue(of: $1)) }
        }
        try common.print(list)
    }
}
