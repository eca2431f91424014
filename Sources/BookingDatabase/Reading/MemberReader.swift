public import Bookings

extension Snapshot {
    /// Reads the members of a site in order of id, each with all bookings in order of id.
    public func members(of site: Site) throws -> Rows<BookedMember> {
        if let places = try bookingPlaces() {
            return try rows(Member.self, "WHERE site_id = ? ORDER BY id", site).mapping {
                BookedMember(member: $0, bookings: try places.bookings(of: $0.id))
            }
        }
        let reader = try MemberReader(self, of: site)
        return Rows { try reader.next() }
    }

    /// Reads some members of a site, a thousand at most, in order of id, each with all bookings in order of id: at most one scan of the
    /// bookings.
    public func members(of site: Site, _ ids: Set<Int64>) throws -> [BookedMember] {
        if ids.isEmpty { return [] }
        let list = ids.map { "\($0)" }.joined(separator: ", ")
        if let places = try bookingPlaces() {
            return try rows(Member.self, "WHERE site_id = ? AND id IN (\(list)) ORDER BY id", site).map {
                BookedMember(member: $0, bookings: try places.bookings(of: $0.id))
            }
        }
        let scan = try reader(
            of: BookingRow.table, "SELECT \(BookingRow.columns()) FROM booking NOT INDEXED WHERE member_id IN (\(list))")
        var bookings: [Member.ID: [Booking]] = [:]
        while try scan.step() {
            let row = try BookingRow(scan)
            bookings[row.member, default: []].append(row.booking)
        }
        return try rows(Member.self, "WHERE site_id = ? AND id IN (\(list)) ORDER BY id", site).all().map { member in
            BookedMember(member: member, bookings: (bookings[member.id] ?? []).sorted { $0.id < $1.id })
        }
    }
}

/// Streams the members of a site in order of id, each with its bookings.
///
/// Bookings lie in the table as they came. Looking each up by its member costs a million searches, sorting all of them a temporary file, so
/// they are read in windows: one scan of the table for each quarter of a million bookings. Memory stays the same whatever their number.
private final class MemberReader {
    private static let windowSize = 250_000

    private let members: Rows<Member>
    /// The last member of each window but the last, in order.
    private var ends: ArraySlice<Int64>
    private let scan: RowReader
    private var window: [BookingRow] = []
    private var cursor = 0
    /// Rows of the window that cannot be read, by member: the window also holds bookings of other sites.
    private var unreadable: [Member.ID: UnreadableRow] = [:]
    /// Members up to this id have their bookings in the window.
    private var windowEnd = Int64.min

    init(_ snapshot: Snapshot, of site: Site) throws {
        members = try snapshot.rows(Member.self, "WHERE site_id = ? ORDER BY id", site)
        ends = try Self.windowEnds(snapshot)[...]
        scan = try snapshot.reader(
            of: BookingRow.table, "SELECT \(BookingRow.columns()) FROM booking WHERE member_id BETWEEN ? AND ?")
    }

    /// Reads the next member; nil after the last.
    func next() throws -> BookedMember? {
        guard let member = try members.next() else { return nil }
        if member.id.rawValue > windowEnd { try readWindow(from: member.id.rawValue) }
        if let row = unreadable[member.id] { throw row }
        while cursor < window.count, window[cursor].member < member.id { cursor += 1 }
        let start = cursor
        while cursor < window.count, window[cursor].member == member.id { cursor += 1 }
        return BookedMember(member: member, bookings: window[start..<cursor].map(\.booking))
    }

    /// Cuts the members at every so many bookings. An index on `member_id` would be faster, and cannot be trusted.
    private static func windowEnds(_ snapshot: Snapshot) throws -> [Int64] {
        guard try snapshot.count("booking", []) > windowSize else { return [] }
        let row = try snapshot.reader(of: BookingRow.table, "SELECT id, member_id FROM booking")
        var members: [Int64] = []
        while try row.step() { if let member: Member.ID = try? row.id(1) { members.append(member.rawValue) } }
        members.sort()
        return stride(from: windowSize, to: members.count, by: windowSize).map { members[$0] }
    }

    private func readWindow(from first: Int64) throws {
        window.removeAll(keepingCapacity: true)
        cursor = 0
        windowEnd = ends.first { $0 >= first } ?? .max
        scan.bind(first, windowEnd)
        unreadable.removeAll()
        while try scan.step() {
            do throws(UnreadableRow) { window.append(try BookingRow(scan)) } catch {
                // Whose it is cannot be told then.
                guard let member: Member.ID = try? scan.id(1) else { throw error }
                unreadable[member] = error
            }
        }
        window.sort { ($0.member, $0.booking.id) < ($1.member, $1.booking.id) }
    }
}
