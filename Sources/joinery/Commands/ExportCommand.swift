import ArgumentParser
import Operations

/// Writes the whole booking database as text.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the whole database as JSON Lines.",
        discussion: """
            Write the whole booking database as JSON Lines; `joinery import -` puts it into an empty one.

            It holds every name, address and link, so keep it as you keep the database. The secret is not in it.

            Examples:
              joinery export > bookings.jsonl
            """)

    @OptionGroup var place: ProjectOptions

    func run() throws {
        let console = place.console
        try DatabaseExport(place.project()).write { try console.write($0) }
    }
}
