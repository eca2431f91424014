internal import Bookings
internal import GRDB

/// Reads bookings member by member, in order of id.
///
/// They lie in the table as they came. Looking each up by its member costs a million searches, sorting all of them a temporary file, so
/// they are read in windows: one scan of the table for each. Memory stays the same whatever their number. In a database of many sites each
/// is looked up by its id.
final class BookingWindows {
    private let places: BookingPlaces?
    private let size: Int
    private let memberScan: RowReader
    private let scan: RowReader
    /// The last member of each window but the last, in order; nil until it is needed.
    private var ends: [Int64]?
    private var window: [BookingRow] = []
    private var cursor = 0
    /// Rows of the window that cannot be read, by member: the window also holds bookings of other sites.
    private var unreadable: [Member.ID: UnreadableRow] = [:]
    /// Members up to this id have their bookings in the window.
    private var windowEnd: Int64?

    /// Makes the statements, which the snapshot's own queue alone may; the first member that is asked for has them read.
    ///
    /// - `size`: so many bookings are in memory at a time.
    init(_ snapshot: Snapshot, size: Int) throws {
        self.size = size
        places = try snapshot.bookingPlaces()
        memberScan = try snapshot.reader(of: BookingRow.table, "SELECT id, member_id FROM booking NOT INDEXED")
        scan = try snapshot.reader(
            of: BookingRow.table, "SELECT \(BookingRow.columns()) FROM booking NOT INDEXED WHERE member_id BETWEEN ? AND ?")
    }

    /// Reads the bookings of a member; each member asked for comes after the one before.
    func bookings(of member: Member.ID) throws -> ArraySlice<BookingRow> {
        if let places { return try places.rows(of: member) { try BookingRow($0) }[...] }
        if windowEnd.map({ member.rawValue > $0 }) ?? true { try readWindow(from: member.rawValue) }
        if let row = unreadable[member] { throw row }
        while cursor < window.count, window[cursor].member < member { cursor += 1 }
        let start = cursor
        while cursor < window.count, window[cursor].member == member { cursor += 1 }
        return window[start..<cursor]
    }

    /// Cuts the members at every so many bookings. An index on `member_id` would be faster, and cannot be trusted.
    private func readEnds() throws -> [Int64] {
        var members: [Int64] = []
        while try memberScan.step() { if let member: Member.ID = try? memberScan.id(1) { members.append(member.rawValue) } }
        members.sort()
        return stride(from: size, to: members.count, by: size).map { members[$0] }
    }

    private func readWindow(from first: Int64) throws {
        if let ends {
            let end = ends.first { $0 >= first } ?? .max
            _ = try readWindow(first...end, atMost: .max)
        } else if try !readWindow(first...Int64.max, atMost: size) {
            // That few are mostly all there are; else it is found out where to cut.
            ends = try readEnds()
            try readWindow(from: first)
        }
    }

    /// Reads the bookings of some members; false where there are more than `limit`.
    private func readWindow(_ range: ClosedRange<Int64>, atMost limit: Int) throws -> Bool {
        window.removeAll(keepingCapacity: true)
        cursor = 0
        windowEnd = range.upperBound
        scan.bind(range.lowerBound, range.upperBound)
        unreadable.removeAll()
        while try scan.step() {
            do throws(UnreadableRow) { window.append(try BookingRow(scan)) } catch {
                // Whose it is cannot be told then.
                guard let member: Member.ID = try? scan.id(1) else { throw error }
                unreadable[member] = error
            }
            if window.count > limit { return false }
        }
        window.sort { ($0.member, $0.booking.id) < ($1.member, $1.booking.id) }
        return true
    }
}
