import BookingDatabase
import Bookings
import Pages
import Publishing

extension Sources {
    /// Who may log in; nil where addresses are keys.
    func logins(of site: Site, in snapshot: Snapshot) throws -> Logins? {
        guard configuration.access == .login else { return nil }
        let scheme: PasswordScheme =
            switch configuration.server {
            case .nginx, .apache: .sha512
            case .caddy: .bcrypt
            }
        return try Logins(of: site, in: snapshot, secret: secret, scheme: scheme)
    }
}

extension Logins {
    /// Names every member of a site. Passwords are told one by one: those of names that stand in the password file are never asked for.
    fileprivate init(of site: Site, in snapshot: Snapshot, secret: SiteSecret, scheme: PasswordScheme) throws {
        let addresses = PageAddresses(site: site, secret: secret, access: .login)
        var members: [(id: Member.ID, generation: Int64)] = []
        var names: [String] = []
        try snapshot.memberGenerations(of: site).forEach { id, generation in
            members.append((id, generation))
            names.append(addresses.loginName(of: id, generation: generation))
        }
        self.init(names, scheme: scheme) { [members] place in
            addresses.loginPassword(of: members[place].id, generation: members[place].generation)
        }
    }
}
