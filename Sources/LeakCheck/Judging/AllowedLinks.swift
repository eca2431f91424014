import Algorithms
import Bookings

/// What every member of a site booked, four bytes a booking.
struct AllowedLinks: Sendable {
    private var members: [Int64] = []
    private var ends: [Int32] = []
    private var items: [UInt32] = []

    /// Adds a member, in order of id.
    mutating func add(_ booked: BookedMember, _ links: SiteLinks) {
        for booking in booked.bookings {
            let status = Self.statuses[booking.status] ?? 0
            switch booking.target {
            case .session(let id): if let number = links.number(of: id.rawValue) { items.append(UInt32(number) << 4 | status) }
            case .course(let id): if let number = links.number(of: id) { items.append(UInt32(number) << 4 | 8 | status) }
            }
        }
        members.append(booked.member.id.rawValue)
        ends.append(Int32(items.count))
    }

    private static let statuses = Dictionary(uniqueKeysWithValues: Booking.Status.allCases.enumerated().map { ($1, UInt32($0)) })

    /// Calls `body` with each session that a member has a place in, by its row, and the place of the booking's status among all.
    func forEachSession(of member: Int64, in links: SiteLinks, _ body: (_ row: Int32, _ status: Int) -> Void) {
        let place = members.partitioningIndex { $0 >= member }
        guard place < members.count, members[place] == member else { return }
        for item in items[Int(place == 0 ? 0 : ends[place - 1])..<Int(ends[place])] {
            let number = Int32(item >> 4)
            let status = Int(item & 7)
            if item & 8 == 0 { body(number, status) } else { links.ofCourse[number]?.forEach { body($0, status) } }
        }
    }
}
