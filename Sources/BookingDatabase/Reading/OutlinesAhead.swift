internal import Bookings
private import Synchronization

/// Outlines of the bookings that come first, of all sites, read on another thread while sessions are. So many that memory stays flat.
public final class OutlinesAhead: Sendable {
    /// The names of zones that the outlines give.
    let zones: [String]
    /// Further bookings, behind this id, are still to be read.
    let last: Int64
    /// The last first.
    private let pieces: Mutex<[[BookingOutline]]>

    init(_ snapshot: Snapshot, atMost most: Int, inPiecesOf size: Int) throws {
        let texts = OutlineTexts()
        let row = try snapshot.outlineReader()
        row.bind(.min)
        var (pieces, last): ([[BookingOutline]], Int64) = ([], .min)
        var count = 0
        while count < most, try row.step() {
            if count % size == 0 {
                pieces.append([])
                pieces[pieces.count - 1].reserveCapacity(min(size, most - count))
            }
            let outline = try BookingRow.outline(row, texts)
            pieces[pieces.count - 1].append(outline)
            (count, last) = (count + 1, outline.id.rawValue)
        }
        self.zones = texts.zones
        self.last = last
        self.pieces = Mutex(pieces.reversed())
    }

    /// Hands out the next piece, and keeps it no longer; nil after the last.
    func next() -> [BookingOutline]? { pieces.withLock { $0.popLast() } }
}

extension Snapshot {
    /// Reads outlines of the bookings that come first; nil in a database of many sites, where each site's are looked up.
    ///
    /// - Parameters:
    ///   - most: so many, some 60 MB.
    ///   - size: so many are freed at once when they are done with.
    public func outlinesAhead(atMost most: Int = 1 << 20, inPiecesOf size: Int = 1 << 16) throws -> OutlinesAhead? {
        try bookingPlaces() == nil ? OutlinesAhead(self, atMost: most, inPiecesOf: size) : nil
    }

    /// Reads bookings behind an id, which is bound, in the order in which they lie in the table.
    func outlineReader() throws -> RowReader {
        try reader(of: BookingRow.table, "SELECT \(BookingRow.columns()) FROM booking NOT INDEXED WHERE id > ? ORDER BY id")
    }
}

/// What outlines have of texts: a million bookings name a handful of zones.
final class OutlineTexts {
    let states = RecurringTexts<Bool>()
    let zonePlaces = RecurringTexts<Int>()
    private(set) var zones: [String] = []
    private var places: [String: Int] = [:]

    func place(ofZone name: String) -> Int {
        if let known = places[name] { return known }
        zones.append(name)
        places[name] = zones.count - 1
        return zones.count - 1
    }
}
