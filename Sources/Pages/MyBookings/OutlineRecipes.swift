public import Bookings
public import Digests

/// Tells from outlines which My Bookings pages would be the same, without their rows. Used by one thread.
public final class OutlineRecipes {
    private let pages: SitePages
    /// The zones that outlines have named so far, by place; nil where there is no such zone.
    private var zones: [ZoneOffsets?] = []

    public init(_ pages: SitePages) { self.pages = pages }

    /// Digest of all that a member's page is made from: the one that ``SitePages/renderMyBookings(_:into:_:)`` gives it. Nil where the rows are
    /// needed: the member has several pages, or something is wrong that is to be told.
    public func recipe(of outline: MemberOutline) -> Digest? {
        let member = outline.member
        var found: [Finding] = []
        let (edition, zone) = (pages.edition(of: member, &found), pages.zone(of: member, &found))
        guard found.isEmpty, TextLimit.finding(nameOf: member) == nil, !MyBookingsParts.mayBeSeveral(outline.bookings.count) else {
            return nil
        }
        while zones.count < outline.zones.count { zones.append(pages.zones.zone(outline.zones[zones.count])) }
        var recipe = MyBookingsRecipe(edition)
        recipe.add(member, in: zone)
        for booking in outline.bookings {
            guard let zone = booking.zone.map({ zones[Int($0)] }) ?? zone else { return nil }
            let changes = pages.changes[booking.id]
            switch booking.target {
            case .session(let id):
                guard let session = pages.sessions[id] else { return nil }
                recipe.add(booking.row, of: session.service, sessionCount: 1, in: zone)
                recipe.add(session, changes[id])
            case .course:
                let sessions = pages.sessions.sessions(of: booking.target)
                recipe.add(booking.row, of: pages.sessions.service(of: booking.target), sessionCount: sessions.count, in: zone)
                for session in sessions { recipe.add(session, changes[session.id]) }
            }
        }
        return recipe.digest
    }
}
