import BookingDatabase
package import Bookings

/// Looks for clients who hold something old: of all sites or one, of all sessions and members or some.
package struct OutdatedSearch {
    private let folder: ProjectFolder
    private let secret: SiteSecret
    private let only: Site.ID?
    private let sessions: Set<Session.ID>
    private let members: Set<Member.ID>
    private let now: Instant
    private let tell: (String) -> Void

    /// Looks at all sessions or members where none is named.
    ///
    /// - `tell`: told each step as it begins.
    package init(
        _ folder: ProjectFolder, only site: Site.ID?, sessions: [Session.ID], members: [Member.ID], now: Instant,
        tell: @escaping (String) -> Void = { _ in }
    ) throws {
        self.folder = folder
        secret = try folder.secret()
        only = site
        self.sessions = Set(sessions)
        self.members = Set(members)
        self.now = now
        self.tell = tell
    }

    package func list() throws -> OutdatedList { try folder.snapshot(list) }

    private func list(in snapshot: Snapshot) throws -> OutdatedList {
        // One that does not exist is a mistake, not a client who is up to date.
        for session in sessions { _ = try snapshot.site(of: .session(session), only: only) }
        for member in members { _ = try snapshot.site(of: .member(member), only: only) }
        return OutdatedList(
            try snapshot.sites(only: only).map { site in
                tell("\(site.id): reading the sessions")
                let schedule = try snapshot.schedule(
                    of: site, .unsettled(at: now), secret: secret, access: folder.configuration.access)
                tell("\(site.id): comparing what clients know with what is so")
                let clients = try snapshot.outdatedClients(of: schedule, now: now)
                return OutdatedList.Part(site: site, clients: clients.filter(isWanted))
            })
    }

    /// Records that those whom telling helps were told by hand, in the transaction that finds them.
    package func record() throws -> OutdatedList {
        try folder.editableDatabase().transaction(keeps: { !$0.isEmpty }) { transaction in
            let list = try list(in: transaction.snapshot)
            for part in list.parts where part.clients.contains(where: \.canBeTold) {
                tell("\(part.site.id): recording who was told")
                try transaction.record(toldByHand: part.clients.filter(\.canBeTold), by: .owner, in: part.site, at: now)
            }
            return list
        }
    }

    private func isWanted(_ client: OutdatedClient) -> Bool {
        let about = [client.resolved.id, client.news.replaces?.resolved.id].compactMap(\.self)
        return (sessions.isEmpty || !sessions.isDisjoint(with: about)) && (members.isEmpty || members.contains(client.member.id))
    }
}
