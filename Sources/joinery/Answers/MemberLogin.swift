import Bookings
import Pages

/// The name and the password that a member logs in with.
struct MemberLogin: Answer {
    let document: Document

    init(_ member: Member, of site: Site, secret: SiteSecret) {
        let addresses = PageAddresses(site: site, secret: secret, access: .login)
        document = Document(
            site: site.id.rawValue, member: member.id.rawValue, url: addresses.url(member), name: addresses.name(of: member),
            password: addresses.loginPassword(of: member.id, generation: member.pageGeneration))
    }

    var text: String { "address   \(document.url)\nname      \(document.name)\npassword  \(document.password)\n" }

    struct Document: Encodable {
        let site: String
        let member: Int64
        let url, name, password: String
    }
}
