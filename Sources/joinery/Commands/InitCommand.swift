import ArgumentParser
import Operations

/// Makes what a site needs. Whatever exists is kept.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make configuration, secret and database in a folder.",
        discussion: """
            Examples:
              joinery init
              joinery init --demo -C shop
            """)

    @OptionGroup var common: CommonOptions

    @Flag(help: "Fill the database with two lively businesses.")
    var demo = false

    func run() throws {
        try common.print(InitReport(common.workspace, demo: demo ? common.instant() : nil))
    }
}
