import ArgumentParser
import Bookings

/// The options that every edit takes.
struct EditOptions: ParsableArguments {
    @Option(name: .customLong("as"), help: ArgumentHelp("Act as this staff member: `staff:ID`. Default: the owner.", valueName: "who"))
    var actor: String?

    @Flag(help: "Show what would change, and change nothing.")
    var dryRun = false

    func editor() throws -> Editor {
        guard let actor else { return .owner }
        guard let editor = Editor(actor) else { throw OptionProblem.actor(actor) }
        return editor
    }
}

/// A switch that is named together with its position.
enum YesOrNo: String, ExpressibleByArgument, CaseIterable {
    case yes, no

    var isYes: Bool { self == .yes }
}
