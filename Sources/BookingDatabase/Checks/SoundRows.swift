internal import Bookings

/// Whether all rows of the large tables refer to what is there and theirs: what the rules about these tables ask one by one, asked by one
/// scan of each.
///
/// Nothing is looked up by an index, which may be another than it says.
struct SoundRows {
    /// The tables whose rules it asks.
    static let tables: Set<String> = ["member", "session", "zoom_meeting", "booking"]

    private let snapshot: Snapshot
    /// A number for each site, from 0.
    private let sites: [String: Int32]
    /// Of what site each is.
    private let members: OwnedRows<Member>
    /// Of a course, the site's number with all bits turned: so a course is never taken for what is booked session by session.
    private let services: OwnedRows<Service>
    /// The same of their services.
    private let sessions: OwnedRows<Session>

    /// False where a rule would find something, or a row cannot be read.
    static func areAll(in snapshot: Snapshot) throws -> Bool {
        do {
            guard let rows = try SoundRows(snapshot) else { return false }
            return try rows.meetingsAreSound() && rows.bookingsAreSound()
        } catch is UnreadableRow {
            return false
        }
    }

    /// Nil where a session or a member is not sound.
    private init?(_ snapshot: Snapshot) throws {
        self.snapshot = snapshot
        var sites: [String: Int32] = [:]
        let row = try snapshot.reader(of: "site", "SELECT id FROM site NOT INDEXED")
        while try row.step() { sites[try row.text(0)] = Int32(sites.count) }
        let staff = try OwnedRows<Staff>(snapshot, "staff", "site_id") { sites[try $0.text(1)] }
        let services = try OwnedRows<Service>(snapshot, "service", "site_id, type") { row in
            let site = sites[try row.text(1)]
            return try row.word(2, as: Service.Kind.self) == .course ? site.map { ~$0 } : site
        }
        var isSound = true
        members = try OwnedRows(snapshot, "member", "site_id") { row in
            let site = sites[try row.text(1)]
            if site == nil { isSound = false }
            return site
        }
        sessions = try OwnedRows(snapshot, "session", "service_id, staff_id") { row in
            let service = services[try row.id(1)]
            let giver = try row.optionalID(2, of: Staff.self).map { staff[$0] } ?? service.map(Self.site)
            if service == nil || giver != service.map(Self.site) { isSound = false }
            return service
        }
        self.sites = sites
        self.services = services
        if !isSound { return nil }
    }

    private static func site(_ number: Int32) -> Int32 { number < 0 ? ~number : number }

    private func meetingsAreSound() throws -> Bool {
        let accounts = try OwnedRows<Account>(snapshot, "conferencing_account", "site_id") { sites[try $0.text(1)] }
        let row = try snapshot.reader(of: MeetingRow.table, "SELECT id, account_id, session_id, course_id FROM zoom_meeting NOT INDEXED")
        var keys: [MeetingKey] = []
        while try row.step() {
            let isOfSession = try row.isGiven(2, not: 3)
            let key = MeetingKey(
                account: try row.id(1), isOfSession: isOfSession,
                target: isOfSession ? try row.id(2, of: Session.self).rawValue : try row.id(3, of: Service.self).rawValue)
            let target = isOfSession ? sessions[Session.ID(key.target)] : services[Service.ID(key.target)]
            guard let target, accounts[key.account] == Self.site(target) else { return false }
            keys.append(key)
        }
        keys.sort()
        return zip(keys, keys.dropFirst()).allSatisfy { $0 != $1 }
    }

    /// What a meeting is the only one of.
    private struct MeetingKey: Comparable {
        let account: Account.ID
        let isOfSession: Bool
        let target: Int64

        static func < (left: MeetingKey, right: MeetingKey) -> Bool {
            (left.isOfSession ? 1 : 0, left.account, left.target) < (right.isOfSession ? 1 : 0, right.account, right.target)
        }
    }

    /// Whether each is of a member, and of a session that is booked by itself or of a course, of one site.
    private func bookingsAreSound() throws -> Bool {
        let row = try snapshot.reader(of: BookingRow.table, "SELECT id, member_id, session_id, course_id FROM booking NOT INDEXED")
        while try row.step() {
            let target = try row.isGiven(2, not: 3) ? sessions[try row.id(2)] : services[try row.id(3)].map { ~$0 }
            guard let target, target == members[try row.id(1)] else { return false }
        }
        return true
    }
}

/// Whose the rows of a table are.
private struct OwnedRows<Row> {
    private let index: IDIndex<Row>
    /// By place.
    private let owners: [Int32?]

    /// - `columns`: follow the id in the query.
    init(_ snapshot: Snapshot, _ table: String, _ columns: String, owner: (RowReader) throws -> Int32?) throws {
        let row = try snapshot.reader(of: table, "SELECT id, \(columns) FROM \(table) NOT INDEXED")
        var ids: [Identifier<Row>] = []
        var owners: [Int32?] = []
        while try row.step() {
            ids.append(try row.id(0))
            owners.append(try owner(row))
        }
        index = IDIndex(ids)
        self.owners = owners
    }

    /// Nil where there is no such row, or it is nobody's.
    subscript(id: Identifier<Row>) -> Int32? { index[id].flatMap { owners[$0] } }
}
