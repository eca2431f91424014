internal import Bookings
internal import GRDB

/// Reads the booking database as it is at one moment.
///
/// Small tables come whole, sessions, members and bookings one by one as ``Rows``. A row that cannot be read (text that is not UTF-8, a
/// word
/// that the schema does not know) ends the snapshot by throwing ``UnreadableRows`` with all such rows. Used by one thread at a time; which
/// one does not matter.
public final class Snapshot {
    let database: Database
    /// For messages.
    let path: String

    init(_ database: Database, path: String) {
        self.database = database
        self.path = path
    }

    /// Calls `body` with a snapshot of what a transaction sees. A row that cannot be read becomes all that cannot.
    static func read<Result>(_ database: Database, path: String, _ body: (Snapshot) throws -> Result) throws -> Result {
        let snapshot = Snapshot(database, path: path)
        return try snapshot.tellingUnreadableRows { try body(snapshot) }
    }

    /// Runs `body`. If it comes upon a row that cannot be read, throws ``UnreadableRows`` with all such rows of the database.
    public func tellingUnreadableRows<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let row as UnreadableRow {
            let all = try unreadableRows()
            throw UnreadableRows(findings: all.isEmpty ? [row.finding] : all)
        }
    }

    func reader(of table: String, _ sql: String, _ site: Site? = nil) throws -> RowReader {
        let statement = try database.makeStatement(sql: sql)
        if let site { try statement.setArguments([site.id.rawValue]) }
        return RowReader(statement, table: table)
    }

    /// The rows of one table: `rest` is what follows the table's name in the query.
    func rows<Value: TableRow>(_: Value.Type, _ rest: String, _ site: Site? = nil) throws -> Rows<Value> {
        let row = try reader(of: Value.table, "SELECT \(Value.columns()) FROM \(Value.table) \(rest)", site)
        return Rows(row) { try Value($0) }
    }

    /// Where the bookings of each member lie; nil in a database of few sites. Read when the first asks.
    func bookingPlaces() throws -> BookingPlaces? {
        if let knownPlaces { return knownPlaces }
        let places = try BookingPlaces(self)
        knownPlaces = .some(places)
        return places
    }

    private var knownPlaces: BookingPlaces??

    /// What clients of each site were told otherwise, by the moment after which sessions end: read when the first site asks.
    var knownChanges: [Instant: [Site.ID: Result<ToldChanges, UnreadableRow>]] = [:]

    /// The same statement for all look-ups of one kind; made when the first asks.
    private var prepared: [String: RowReader] = [:]

    func lookup(of table: String, _ sql: String) throws -> RowReader {
        if let known = prepared[sql] { return known }
        let reader = try reader(of: table, sql)
        prepared[sql] = reader
        return reader
    }
}
