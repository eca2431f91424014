import ArgumentParser
import Bookings
import Operations

/// Tells rule by rule why a member sees a link of a session or does not, on both surfaces and on the join page.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Tell why a member sees a session's link, or not.",
        discussion: """
            Tell rule by rule why a member sees a session's link here or does not.

            Examples:
              joinery explain 12 81
              joinery explain 12 81 82
              joinery explain ana@example.org 81 --reveal
            """)

    @OptionGroup var common: CommonOptions
    @Argument(help: "The member: the id, the key in the source, or the e-mail address.") var member: RowName
    @Argument(help: ArgumentHelp("The session: its id, or its key in the source.", valueName: "session"))
    var sessions: [RowName]

    @Flag(help: "Print the link too, not only its provider.")
    var reveal = false

    func run() throws {
        try common.print(
            LinkExplanation.all(
                of: common.project(), member: member.member(common.place), sessions: sessions.sessions(common.place),
                only: common.onlySite, showsLink: reveal))
    }
}
