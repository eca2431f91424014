import ArgumentParser

/// What `joinery help` prints: every command in one line with its group in front, so that all of them fit a screen. The manual page has
/// ArgumentParser's list, and the exit codes.
struct CommandList {
    private let root: any ParsableCommand.Type

    init(of root: any ParsableCommand.Type) {
        self.root = root
    }

    /// Whether the arguments ask for it.
    static func isAsked(by arguments: [String]) -> Bool { [[], ["help"], ["--help"], ["-h"]].contains(arguments) }

    var text: String {
        """
        Publishes private pages for the members of a business: their bookings, and the
        way into each session.

        Usage: joinery COMMAND, such as: joinery build -C /srv/joinery/club

        \(rows.joined(separator: "\n"))

        `joinery help COMMAND` explains one, `joinery --version` tells what this is.
        Every option can be set in the environment: `--site` as JOINERY_SITE.
        Exit code 0 is done; `man joinery` and the manual's page Commands tell the rest.

        """
    }

    private var rows: [String] {
        root.configuration.groupedSubcommands.flatMap { group in
            group.subcommands.enumerated().map { place, command in
                column(place == 0 ? group.name : "", 10) + column(command.configuration.commandName ?? "", 13)
                    + command.configuration.abstract
            }
        }
    }

    private func column(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }
}
