public import Bookings
public import Digests

/// Tells from members' rows and outlines of their bookings which My Bookings pages would be the same, without the bookings' rows. Used by one
/// thread.
public final class MemberRecipes {
    private let pages: SitePages
    private let recipe: MyBookingsRecipe
    private var members: [Reader] = []
    /// Digests of the members' pages without their bookings; nil where something is wrong that is to be told, or has no row behind it.
    private var heads: [Digest?] = []
    /// Digests of what is booked while its client was told nothing otherwise, by the session's place and by course.
    private let sessions: [Digest?]
    private let courses: [Service.ID: Digest]
    /// Digests of the zones that members read in, and of those that outlines have named so far, by place; nil where there is no such zone.
    private var memberZones: [Digest] = []
    private var memberZonePlaces: [Digest: Int32] = [:]
    private var outlineZones: [Digest?] = []

    /// What each booking changes. Bookings come in any order, so it lies together.
    private struct Reader {
        /// The place of their zone.
        let zone: Int32
        var bookings = MyBookingsRecipe.Sum()
    }

    public init(_ pages: SitePages) {
        self.pages = pages
        let recipe = MyBookingsRecipe(seed: pages.siteEdition.seed)
        self.recipe = recipe
        sessions = pages.sessions.inOrder.map { recipe.target($0.service, CollectionOfOne($0), [:]) }
        courses = pages.sessions.schedule.catalogue.services.filter { $0.value.kind == .course }.compactMapValues { course in
            let target = Booking.Target.course(course.id)
            return recipe.target(pages.sessions.service(of: target), pages.sessions.sessions(of: target), [:])
        }
    }

    /// Adds the next member.
    public func add(_ member: Member) {
        var found: [Finding] = []
        let (edition, zone) = (pages.edition(of: member, &found), pages.zone(of: member, &found).digest)
        let isSound = found.isEmpty && TextLimit.finding(nameOf: member) == nil
        heads.append(isSound ? recipe.page(of: member, zone: zone, in: edition) : nil)
        let place = memberZonePlaces[zone] ?? Int32(memberZones.count)
        if place == memberZones.count {
            memberZones.append(zone)
            memberZonePlaces[zone] = place
        }
        members.append(Reader(zone: place))
    }

    /// Adds a booking to the member's page, in any order.
    ///
    /// - Parameters:
    ///   - booking: an outline of it.
    ///   - place: the member's among those who were added.
    ///   - zones: the names of zones that outlines have given so far.
    public func add(_ booking: BookingOutline, of place: Int, zones: [String]) {
        while outlineZones.count < zones.count { outlineZones.append(pages.zones.zone(zones[outlineZones.count])?.digest) }
        let zone = booking.zone.map { outlineZones[$0] } ?? memberZones[Int(members[place].zone)]
        guard let zone, let target = target(of: booking) else { return heads[place] = nil }
        members[place].bookings.add(recipe.booking(booking.row, of: target, zone: zone))
    }

    private func target(of booking: BookingOutline) -> Digest? {
        let changes = pages.changes[booking.id]
        switch booking.target {
        case .session(let id):
            guard let place = pages.sessions.schedule.index(of: id) else { return nil }
            if changes.isEmpty { return sessions[place] }
            let session = pages.sessions.inOrder[place]
            return recipe.target(session.service, CollectionOfOne(session), changes)
        case .course(let id):
            if changes.isEmpty { return courses[id] }
            return recipe.target(pages.sessions.service(of: booking.target), pages.sessions.sessions(of: booking.target), changes)
        }
    }

    /// Digest of all that a member's page is made from: the one that ``SitePages/renderMyBookings(_:into:_:)`` gives it. Nil where the rows are
    /// needed: the member has several pages, or something is wrong that is to be told.
    public func recipe(at place: Int) -> Digest? {
        let bookings = members[place].bookings
        return MyBookingsParts.mayBeSeveral(Int(bookings.count)) ? nil : heads[place].map { recipe.page($0, with: bookings) }
    }
}
