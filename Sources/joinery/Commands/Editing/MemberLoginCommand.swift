import ArgumentParser
import BookingDatabase
import Bookings

/// Prints what a member logs in with, for the owner to hand over: it is a key, so it goes to standard output only.
struct MemberLoginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Print the name and the password by which a member logs in (`access: login`).",
        discussion: "`joinery member rotate ID` gives the member new ones.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var member: MemberArgument

    func run() throws {
        let project = try common.project()
        let access = project.configuration.access
        guard access == .login else { throw ProjectProblem.noLogins(access, configuration: project.workspace.configuration) }
        let secret = try project.secret()
        let login = try project.snapshot { snapshot in
            let site = try SiteChoice(common.onlySite, snapshot).site(of: .member(member.id))
            guard let found = try snapshot.member(member.id, of: site) else { throw EditRefusal.unknown(.member(member.id)) }
            return MemberLogin(found, of: site, secret: secret)
        }
        try common.print(login)
    }
}
