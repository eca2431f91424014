public import Bookings
internal import GRDB

/// Reads the members of a site with their bookings: all rows of each, member by member; or outlines of all bookings, and then the rows of
/// those whose pages need them.
///
/// Made on the snapshot's own queue, then used by one thread at a time, whichever.
public final class BookedMembers {
    private static let rowsAtOnce = 250_000
    /// One booking of so many may be looked up by itself, and so many in any case: else reading all is not much dearer.
    private static let lookupShare = 16
    private static let fewLookups = 1024

    private let members: Rows<Member>
    private let member: RowReader
    private let windows: BookingWindows
    private let places: BookingPlaces?
    private let outlines: RowReader
    private let booking: RowReader
    private let texts = OutlineTexts()

    init(_ snapshot: Snapshot, of site: Site) throws {
        members = try snapshot.rows(Member.self, "WHERE site_id = ? ORDER BY id", site)
        member = try snapshot.reader(of: Member.table, "SELECT \(Member.columns()) FROM member WHERE id = ?")
        windows = try BookingWindows(snapshot, size: Self.rowsAtOnce)
        places = try snapshot.bookingPlaces()
        outlines = try snapshot.outlineReader()
        booking = try snapshot.reader(of: BookingRow.table, "SELECT \(BookingRow.columns()) FROM booking WHERE id = ?")
    }

    /// Reads the next member with all rows; nil after the last.
    public func next() throws -> BookedMember? { try members.next().map(inWindow) }

    /// Reads the next member alone; nil after the last.
    public func nextMember() throws -> Member? { try members.next() }

    /// Reads outlines of all that some members booked, in no order, each with its member's place.
    ///
    /// They are read once, as they lie in the table: nothing is sorted.
    ///
    /// - Parameters:
    ///   - members: in order of id.
    ///   - ahead: what was read of them already, in a snapshot of the same.
    public func outlines(of members: [Member.ID], _ ahead: OutlinesAhead? = nil) -> Rows<(booking: BookingOutline, place: Int)> {
        if let places { return outlines(of: members, at: places) }
        let index = IDIndex(members)
        for zone in ahead?.zones ?? [] { _ = texts.place(ofZone: zone) }
        outlines.bind(ahead?.last ?? .min)
        var (piece, taken): ([BookingOutline], Int) = ([], 0)
        return Rows { [self] in
            repeat {
                while taken < piece.count {
                    taken += 1
                    if let place = index[piece[taken - 1].member] { return (piece[taken - 1], place) }
                }
                (piece, taken) = (ahead?.next() ?? [], 0)
            } while !piece.isEmpty
            while try outlines.step() {
                // Of another site's bookings nothing is read.
                guard let place = index[try outlines.id(1)] else { continue }
                return (try BookingRow.outline(outlines, texts), place)
            }
            return nil
        }
    }

    private func outlines(of members: [Member.ID], at places: BookingPlaces) -> Rows<(booking: BookingOutline, place: Int)> {
        var place = -1
        var ofOne: ArraySlice<BookingOutline> = []
        return Rows { [texts] in
            while ofOne.isEmpty {
                place += 1
                guard place < members.count else { return nil }
                ofOne = try places.rows(of: members[place]) { try BookingRow.outline($0, texts) }[...]
            }
            return (ofOne.removeFirst(), place)
        }
    }

    /// The names of zones that outlines have given so far.
    public var zones: [String] { texts.zones }

    /// Whether some of so many bookings are better looked up one by one than read with all others.
    public func areFew(_ bookings: Int, of all: Int) -> Bool { bookings <= Self.fewLookups + all / Self.lookupShare }

    /// Reads one of the members with all rows; each that is asked for comes after the one before.
    ///
    /// - `bookings`: theirs, as outlines have told, in order of id; nil to read them with all others.
    public func rows(of id: Member.ID, _ bookings: [Booking.ID]?) throws -> BookedMember {
        try self.member.find(id.rawValue)
        let member = try Member(self.member)
        guard let bookings else { return try inWindow(member) }
        return BookedMember(
            member: member,
            bookings: try bookings.map { booking in
                let row = try row(booking)
                guard row.member == id else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
                return row.booking
            })
    }

    /// Reads the row of a booking that an outline has told of.
    public func booking(_ id: Booking.ID) throws -> Booking { try row(id).booking }

    private func inWindow(_ member: Member) throws -> BookedMember {
        BookedMember(member: member, bookings: try windows.bookings(of: member.id).map(\.booking))
    }

    private func row(_ id: Booking.ID) throws -> BookingRow {
        try booking.find(id.rawValue)
        return try BookingRow(booking)
    }
}

extension Snapshot {
    /// Reads the members of a site in order of id, each with all bookings in order of id, or with outlines of them.
    public func bookedMembers(of site: Site) throws -> BookedMembers { try BookedMembers(self, of: site) }
}
