import BookingDatabase
package import Bookings

/// Looks for clients who hold something old: of all sites or one, of all sessions and members or one.
package struct OutdatedSearch {
    private let folder: ProjectFolder
    private let secret: SiteSecret
    private let only: Site.ID?
    private let session: Session.ID?
    private let member: Member.ID?
    private let now: Instant

    package init(_ folder: ProjectFolder, only site: Site.ID?, session: Session.ID?, member: Member.ID?, now: Instant) throws {
        self.folder = folder
        secret = try folder.secret()
        only = site
        self.session = session
        self.member = member
        self.now = now
    }

    package func list() throws -> OutdatedList { try folder.snapshot(list) }

    private func list(in snapshot: Snapshot) throws -> OutdatedList {
        // One that does not exist is a mistake, not a client who is up to date.
        if let session { _ = try snapshot.site(of: .session(session), only: only) }
        if let member { _ = try snapshot.site(of: .member(member), only: only) }
        return OutdatedList(
            try snapshot.sites(only: only).map { site in
                let schedule = try snapshot.schedule(of: site, secret: secret, access: folder.configuration.access)
                let clients = try snapshot.outdatedClients(of: schedule, now: now)
                return OutdatedList.Part(site: site, clients: clients.filter(isWanted))
            })
    }

    /// Records that those whom telling helps were told by hand, in the transaction that finds them.
    package func record() throws -> OutdatedList {
        try folder.editableDatabase().transaction(keeps: { !$0.isEmpty }) { transaction in
            let list = try list(in: transaction.snapshot)
            for part in list.parts where part.clients.contains(where: \.canBeTold) {
                try transaction.record(toldByHand: part.clients.filter(\.canBeTold), by: .owner, in: part.site, at: now)
            }
            return list
        }
    }

    private func isWanted(_ client: OutdatedClient) -> Bool {
        [nil, client.resolved.id, client.news.replaces?.resolved.id].contains(session) && [nil, client.member.id].contains(member)
    }
}
