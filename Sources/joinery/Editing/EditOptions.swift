import ArgumentParser
import Bookings

/// The options that every edit takes.
struct EditOptions: ParsableArguments {
    @Option(name: .customLong("as"), help: ArgumentHelp("Act as this staff member: `staff:ID`. Default: the owner.", valueName: "who"))
    var actor: String?

    @Flag(help: "Show what would change, and change nothing.")
    var dryRun = false

    var isDryRun: Bool { dryRun || Settings.flag("DRY_RUN") }

    func editor() throws -> Editor {
        guard let text = actor ?? Settings.environment("AS") else { return .owner }
        guard let editor = Editor(text) else {
            throw Failure(.usage, "`--as` is `\(text)`, allowed `owner` and `staff:ID`")
        }
        return editor
    }
}
