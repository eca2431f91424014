import ArgumentParser
import Bookings
import Operations

/// The options that every command with an answer takes.
struct CommonOptions: ParsableArguments {
    @OptionGroup var place: ProjectOptions

    @Option(help: "How to print the result.")
    var format = OutputFormat.text

    var workspace: Workspace { place.workspace }
    var console: Console { place.console }
    var onlySite: Site.ID? { place.onlySite }
    func instant() throws -> Instant { try place.instant() }
    func project() throws -> ProjectFolder { try place.project() }
    var wallClock: Instant { place.wallClock }

    func print(_ answer: some Answer) throws { try console.print(answer, as: format) }
}
