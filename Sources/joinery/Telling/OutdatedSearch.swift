import BookingDatabase
import Bookings

/// Looks for clients who hold something old: of all sites or one, of all sessions and members or one.
struct OutdatedSearch {
    let secret: SiteSecret
    let access: Access
    let only: Site.ID?
    let session: Session.ID?
    let member: Member.ID?
    let now: Instant

    func list(in snapshot: Snapshot) throws -> OutdatedList {
        let choice = SiteChoice(only, snapshot)
        // One that does not exist is a mistake, not a client who is up to date.
        if let session { _ = try choice.site(of: .session(session)) }
        if let member { _ = try choice.site(of: .member(member)) }
        return OutdatedList(
            try choice.sites().map { site in
                let clients = try SiteBriefing(site, snapshot, secret: secret, access: access).outdatedClients(in: snapshot, now: now)
                return OutdatedList.Part(site: site, clients: clients.filter(isWanted))
            })
    }

    /// Records that those who have a confirmed booking were told by hand, in the transaction that finds them.
    func record(in database: EditableDatabase) throws -> OutdatedList {
        try database.transaction(keeps: { !$0.isEmpty }) { transaction in
            let list = try list(in: transaction.snapshot)
            for part in list.parts where part.clients.contains(where: \.isConfirmed) {
                try transaction.record(toldByHand: part.clients.filter(\.isConfirmed), by: .owner, in: part.site, at: now)
            }
            return list
        }
    }

    private func isWanted(_ client: OutdatedClient) -> Bool {
        [nil, client.briefing.session].contains(session) && [nil, client.member.id].contains(member)
    }
}
