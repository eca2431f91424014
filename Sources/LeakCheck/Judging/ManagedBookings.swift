import Bookings

/// Where bookings are changed or cancelled, and on which pages that may stand: on its member's own, and on the join page of a session that
/// has this one booking and never had one of another member.
///
/// Whoever has such an address cancels somebody's appointment. What several members have alike is nobody's secret.
struct ManagedBookings: Sendable {
    private var addresses: [(booking: Booking.ID, member: Int64, text: Substring)] = []
    /// By place of the session: who booked it, whatever became of that; and what stands of it, by place among `addresses`.
    private var sessions: [Session]
    private let joinPagesShowLinks: Bool

    private struct Session {
        var member: Int64 = 0
        var open = 0
        var address: Int32 = -1
        var isOthers = false
    }

    init(_ links: SiteLinks) {
        sessions = Array(repeating: Session(), count: links.rows.count)
        joinPagesShowLinks = links.joinPagesShowLinks
    }

    mutating func add(_ booked: BookedMember, _ links: SiteLinks) {
        let member = booked.member.id.rawValue
        for booking in booked.bookings {
            let address = booking.manageURL.map { add($0, of: booking.id, member) } ?? -1
            links.forEachSession(of: booking.target) { note($0, member, booking, address) }
        }
    }

    /// Adds where a member's booking is changed, and returns its place among `addresses`.
    @discardableResult
    mutating func add(_ url: String, of booking: Booking.ID, _ member: Int64) -> Int32 {
        addresses.append((booking, member, SecretLinks.address(in: url) ?? url[...]))
        return Int32(addresses.count - 1)
    }

    private mutating func note(_ number: Int32, _ member: Int64, _ booking: Booking, _ address: Int32) {
        let place = Int(number)
        if sessions[place].member != 0, sessions[place].member != member { sessions[place].isOthers = true }
        sessions[place].member = member
        guard booking.status.isOpen else { return }
        sessions[place].open += 1
        sessions[place].address = address
    }

    /// Makes what was gathered searchable; nil where no booking names such an address.
    ///
    /// - `texts`: what pages say of services, places and the business anyway.
    func verdict(besides texts: [String]) -> ManagedVerdict? {
        if addresses.isEmpty { return nil }
        let collector = NeedleCollector()
        var owners: [ManagedVerdict.Owner] = []
        let needles = addresses.map { address in
            guard let needle = collector.add(address.text) else { return Needle(-1) }
            if needle == owners.count {
                owners.append(ManagedVerdict.Owner(booking: address.booking, member: address.member))
            } else if owners[Int(needle)].member != address.member {
                owners[Int(needle)].isShared = true
            }
            return needle
        }
        let index = NeedleIndex(collector.needles)
        let search = NeedleSearch(index)
        for text in texts { for hit in search.hits(in: text) { owners[Int(hit.needle)].isShared = true } }
        var onJoinPages: [Int32: Needle] = [:]
        for (place, session) in sessions.enumerated()
        where joinPagesShowLinks && session.open == 1 && !session.isOthers && session.address >= 0 {
            onJoinPages[Int32(place)] = needles[Int(session.address)]
        }
        return ManagedVerdict(index: index, owners: owners, onJoinPages: onJoinPages)
    }
}

/// Tells on which pages the addresses may be where bookings are changed. Shared by all threads.
struct ManagedVerdict: Sendable {
    struct Owner: Sendable {
        let booking: Booking.ID
        let member: Int64
        /// Whether it is no secret.
        var isShared = false
    }

    let index: NeedleIndex
    /// By needle.
    let owners: [Owner]
    /// By place of the session.
    let onJoinPages: [Int32: Needle]

    /// Finds what is another's on a page of one kind or the other; pages that are made from no booking are not searched.
    ///
    /// - `links`: places of sessions.
    func leaks(in hits: [NeedleSearch.Hit], of page: PageRow?, _ links: SiteLinks, named file: String) -> [Leak] {
        guard let page, page.kind == .myBookings || page.kind == .join else { return [] }
        let session = page.kind == .join ? links.number(of: page.row).flatMap { onJoinPages[$0] } : nil
        func mayStand(_ needle: Needle) -> Bool {
            let owner = owners[Int(needle)]
            return owner.isShared || (page.kind == .join ? needle == session : owner.member == page.row)
        }
        // One address may begin like another.
        let allowed = hits.filter { mayStand($0.needle) }.map(\.range)
        let others = hits.filter { hit in
            !mayStand(hit.needle) && !allowed.contains { $0.lowerBound <= hit.range.lowerBound && hit.range.upperBound <= $0.upperBound }
        }
        return Set(others.map(\.needle)).map { needle in
            Leak(file: file, part: .managing, owner: "booking:\(owners[Int(needle)].booking)", provider: nil)
        }
    }
}
