import ArgumentParser
import Bookings
import Operations

/// Tells rule by rule why a member sees a link of a session or does not, on both surfaces and on the join page.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Tell rule by rule why a member sees a session's link here or does not.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "The member's id.") var member: Int64
    @Argument(help: "The session's id.") var session: Int64

    @Flag(help: "Print the link too, not only its provider.")
    var reveal = false

    func run() throws {
        try common.print(
            LinkExplanation(
                of: common.project(), member: Member.ID(member), session: Session.ID(session), only: common.onlySite, showsLink: reveal))
    }
}
