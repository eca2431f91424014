package import Bookings
import Pages

/// The name and the password that a member logs in with.
package struct MemberLogin: Answer {
    package let document: Document

    /// Those of several members. Throws if members do not log in here, or one of them is not there.
    package static func all(of ids: [Member.ID], in folder: ProjectFolder, only site: Site.ID?) throws -> [MemberLogin] {
        let access = folder.configuration.access
        guard access == .login else { throw ProjectProblem.noLogins(access, configuration: folder.workspace.configuration) }
        let secret = try folder.secret()
        return try folder.snapshot { snapshot in
            try ids.map { id in
                let site = try snapshot.site(of: .member(id), only: site)
                guard let member = try snapshot.member(id, of: site) else { throw EditRefusal.unknown(.member(id)) }
                return MemberLogin(member, of: site, secret: secret)
            }
        }
    }

    private init(_ member: Member, of site: Site, secret: SiteSecret) {
        let addresses = PageAddresses(site: site, secret: secret, access: .login)
        document = Document(
            site: site.id.rawValue, member: member.id.rawValue, url: addresses.url(member), name: addresses.name(of: member),
            password: addresses.loginPassword(of: member.id, generation: member.pageGeneration))
    }

    /// Whose it is, where there are several.
    package var title: Line { Line("member    \(document.member)") }

    package var lines: [Line] {
        [Line("address   \(document.url)"), Line("name      \(document.name)"), Line("password  \(document.password)")]
    }

    package struct Document: Encodable {
        let site: String
        let member: Int64
        let url, name, password: String
    }
}
