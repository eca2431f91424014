private import Algorithms
internal import Bookings
internal import GRDB

/// Which bookings each member has, for databases of many sites: a scan of all bookings for each of them would cost the square of their
/// number.
///
/// Read by one scan of the table, since an index on `member_id` cannot be trusted. 16 bytes a booking.
struct BookingPlaces {
    /// In order of member, then of booking.
    private let places: [(member: Int64, booking: Int64)]
    /// Made with the rest, in the snapshot's queue: rows are read by other threads too, and only reading is free to be anywhere.
    private let lookup: RowReader

    /// Up to so many sites, a scan for each costs less than a search for each booking.
    private static let fewSites = 8

    /// Nil for few sites.
    init?(_ snapshot: Snapshot) throws {
        guard try snapshot.count("site", []) > Self.fewSites else { return nil }
        let row = try snapshot.reader(of: BookingRow.table, "SELECT id, member_id FROM booking NOT INDEXED")
        var places: [(member: Int64, booking: Int64)] = []
        while try row.step() {
            // A booking of nobody is told of by the examination.
            if let member: Member.ID = try? row.id(1), let booking: Booking.ID = try? row.id(0) {
                places.append((member.rawValue, booking.rawValue))
            }
        }
        places.sort { ($0.member, $0.booking) < ($1.member, $1.booking) }
        self.places = places
        lookup = try snapshot.reader(of: BookingRow.table, "SELECT \(BookingRow.columns()) FROM booking WHERE id = ?")
    }

    /// Reads the rows of a member's bookings, in order of id.
    func rows<Value>(of member: Member.ID, _ value: (RowReader) throws -> Value) throws -> [Value] {
        try places[places.partitioningIndex { $0.member >= member.rawValue }...].prefix { $0.member == member.rawValue }.map { place in
            try lookup.find(place.booking)
            return try value(lookup)
        }
    }
}
