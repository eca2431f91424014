import ArgumentParser
import Operations

/// The address of every page: each is a key, so they go to standard output only.
struct PagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pages", abstract: "Print each page's address: each is a key.",
        discussion: """
            Print the address of every page. Each is a key to its page.

            Examples:
              joinery pages
              joinery pages --site studio --format json
            """)

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.print(PageList(of: common.project(), only: common.onlySite))
    }
}
