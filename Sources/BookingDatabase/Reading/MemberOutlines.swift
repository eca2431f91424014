public import Bookings
internal import GRDB

/// Reads the members of a site in order of id, with their bookings' rows or with outlines of them.
///
/// Where the rows of few are asked for beside the outlines, each booking is looked up by its id; else all are read, in windows. Made on
/// the snapshot's own queue, then used by one thread at a time, whichever.
public final class MemberOutlines {
    /// So many outlines are in memory at a time: some 60 MB.
    private static let outlinesAtOnce = 1 << 20
    private static let rowsAtOnce = 250_000
    /// One booking of so many that were passed may be looked up by itself, and so many in any case: else reading all is not much dearer.
    private static let lookupShare = 16
    private static let fewLookups = 1024

    private let members: Rows<Member>
    private let outlines: BookingWindows<OutlineRow>
    private let windows: BookingWindows<BookingRow>
    private let lookup: RowReader
    private let zones: ZoneNamePool
    private var passed = 0
    private var lookups = 0

    init(_ snapshot: Snapshot, of site: Site) throws {
        let zones = ZoneNamePool()
        self.zones = zones
        members = try snapshot.rows(Member.self, "WHERE site_id = ? ORDER BY id", site)
        outlines = try BookingWindows(snapshot, size: Self.outlinesAtOnce) { row throws(UnreadableRow) in try OutlineRow(row, zones) }
        windows = try BookingWindows(snapshot, size: Self.rowsAtOnce) { row throws(UnreadableRow) in try BookingRow(row) }
        lookup = try snapshot.reader(of: BookingRow.table, "SELECT \(BookingRow.columns()) FROM booking WHERE id = ?")
    }

    /// Reads the next member with outlines; nil after the last.
    public func next() throws -> MemberOutline? {
        guard let member = try members.next() else { return nil }
        let bookings = try outlines.bookings(of: member.id)
        passed += bookings.count
        return MemberOutline(member: member, bookings: bookings.map(\.outline)[...], zones: zones.names)
    }

    /// Reads the next member with all rows; nil after the last.
    public func nextRows() throws -> BookedMember? { try members.next().map(inWindow) }

    /// Reads all rows of the member that ``next()`` gave last.
    public func rows(of outline: MemberOutline) throws -> BookedMember {
        let member = outline.member
        lookups += outline.bookings.count
        guard lookups <= Self.fewLookups + passed / Self.lookupShare else { return try inWindow(member) }
        return BookedMember(member: member, bookings: try outline.bookings.map { try booking($0, of: member) })
    }

    /// Reads the row of a booking that an outline has told of.
    public func booking(_ id: Booking.ID) throws -> Booking { try row(id).booking }

    private func inWindow(_ member: Member) throws -> BookedMember {
        BookedMember(member: member, bookings: try windows.bookings(of: member.id).map(\.booking))
    }

    private func booking(_ outline: BookingOutline, of member: Member) throws -> Booking {
        let found = try row(outline.id)
        guard found.member == member.id, found.booking.row == outline.row else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        return found.booking
    }

    private func row(_ id: Booking.ID) throws -> BookingRow {
        lookup.bind(id.rawValue)
        // The scan has read it in the same snapshot.
        guard try lookup.step() else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        return try BookingRow(lookup)
    }
}

extension Snapshot {
    /// Reads the members of a site in order of id, each with outlines of all bookings in order of id.
    public func memberOutlines(of site: Site) throws -> MemberOutlines { try MemberOutlines(self, of: site) }
}

/// The outline of a booking, and whose it is.
private struct OutlineRow: BookingOfMember {
    let outline: BookingOutline
    let member: Member.ID

    var id: Booking.ID { outline.id }

    init(_ row: RowReader, _ zones: ZoneNamePool) throws(UnreadableRow) {
        (member, outline) = try BookingRow.outline(row) { zones.place(of: $0) }
    }
}

/// Names of time zones, each once: a million bookings name a handful.
private final class ZoneNamePool {
    private(set) var names: [String] = []
    private var places: [String: Int32] = [:]

    func place(of name: String) -> Int32 {
        if let known = places[name] { return known }
        let place = Int32(names.count)
        names.append(name)
        places[name] = place
        return place
    }
}
