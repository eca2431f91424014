import ArgumentParser
import BookingDatabase
import Bookings
import Pages

/// Prints by what a member logs in, for the owner to hand over: what it prints lets in, so it prints to standard output alone.
struct MemberLoginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Print the name and the password by which a member logs in (`access: login`).",
        discussion: "`joinery member rotate ID` gives the member new ones.")

    @OptionGroup var settings: Settings
    @OptionGroup var member: MemberArgument

    func run() throws {
        let workspace = settings.workspace
        let configuration = try workspace.readConfiguration()
        guard configuration.access == .login else {
            throw Failure(
                .refused, "nobody logs in here: `access` is `\(configuration.access.rawValue)` in `\(workspace.configuration)`",
                hint: "`joinery pages` prints the address that is the member's key; or set `access: login`")
        }
        let secret = try workspace.readSecret()
        let database = try BookingDatabase(path: workspace.resolve(configuration.database))
        let id = member.id
        let (site, member) = try database.snapshot { snapshot -> (Site, Member) in
            let site = try SiteChoice(settings.onlySite, snapshot).site(of: .member(id))
            guard let found = try snapshot.member(id, of: site) else { throw Failure(EditRefusal.unknown(.member(id))) }
            return (site, found)
        }
        let addresses = PageAddresses(site: site, secret: secret, access: configuration.access)
        let login = Document(
            site: site.id.rawValue, member: member.id.rawValue, url: addresses.url(member), name: addresses.name(of: member),
            password: addresses.loginPassword(of: member.id, generation: member.pageGeneration))
        switch settings.format {
        case .text: try settings.console.write("address   \(login.url)\nname      \(login.name)\npassword  \(login.password)\n")
        case .json: try settings.console.write(json(login))
        }
    }

    /// The JSON form; schema 1.
    private struct Document: Encodable {
        var schema = 1
        let site: String
        let member: Int64
        let url, name, password: String
    }
}
