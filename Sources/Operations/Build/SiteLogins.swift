package import BookingDatabase
package import Bookings
package import Publishing

extension Project {
    /// Who may log in; nil where addresses are keys.
    ///
    /// Passwords are told one by one: those of names that are in the password file are never asked for.
    package func logins(of site: Site, in snapshot: Snapshot) throws -> Logins? {
        guard configuration.access == .login else { return nil }
        let scheme: PasswordScheme =
            switch configuration.server {
            case .nginx, .apache: .sha512
            case .caddy: .bcrypt
            }
        let addresses = PageAddresses(site: site, secret: secret, access: .login)
        let members = try snapshot.memberGenerations(of: site).all()
        return Logins(members.map { addresses.loginName(of: $0.id, generation: $0.generation) }, scheme: scheme) { place in
            addresses.loginPassword(of: members[place].id, generation: members[place].generation)
        }
    }
}
