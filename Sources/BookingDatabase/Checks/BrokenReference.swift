public import Bookings
internal import GRDB

/// A row that refers to what is not there or not its site's.
public struct BrokenReference: Sendable {
    public let finding: Finding
    /// The sites that the row belongs to; empty if it belongs to none, and so to all.
    public let sites: Set<Site.ID>

    /// Whether a site cannot be published because of it.
    public func concerns(_ site: Site.ID) -> Bool { sites.isEmpty || sites.contains(site) }
}

extension Snapshot {
    /// How many rows one rule reports of a site; a site with more is wrong in the same way throughout.
    private static let reportedRows = 20

    /// Finds rows that refer to what is not there or not theirs.
    public func brokenReferences() throws -> [BrokenReference] {
        let known = Set(try sites().map(\.id))
        return try ReferenceRule.all.flatMap { rule in
            var found: [BrokenReference] = []
            // Takes microseconds for each booking, to name those that are wrong.
            if rule.code == .crossSiteReference, rule.table == "booking", try !bookingsMayCross(known) { return found }
            var counts: [Set<Site.ID>: Int] = [:]
            let rows = try Row.fetchCursor(database, sql: rule.sql)
            while let row = try rows.next() {
                let sites = Set([row[2], row[3]].compactMap { String.fromDatabaseValue($0).map { Site.ID($0) } }).intersection(known)
                counts[sites, default: 0] += 1
                if counts[sites, default: 0] > Self.reportedRows { continue }
                found.append(BrokenReference(finding: rule.finding(row), sites: sites))
            }
            return found
        }
    }
}

extension Snapshot {
    /// Whether a booking may be of a member of one site, and of a session or course of another: one scan of each table.
    private func bookingsMayCross(_ sites: Set<Site.ID>) throws -> Bool {
        if sites.count < 2 { return false }
        let sites = Dictionary(uniqueKeysWithValues: sites.enumerated().map { ($1.rawValue, Int32($0)) })
        /// The places of the rows' sites by the rows' ids.
        func places(_ table: String, _ column: String, _ place: (RowReader) throws -> Int32?) throws -> [Int64: Int32] {
            let row = try reader(of: table, "SELECT id, \(column) FROM \(table) NOT INDEXED")
            var places: [Int64: Int32] = [:]
            while try row.step() { places[try row.id(0, of: Booking.self).rawValue] = try place(row) }
            return places
        }
        do {
            let services = try places("service", "site_id") { sites[try $0.text(1)] }
            let sessions = try places("session", "service_id") { services[try $0.id(1, of: Service.self).rawValue] }
            let members = try places("member", "site_id") { sites[try $0.text(1)] }
            let row = try reader(of: "booking", "SELECT id, member_id, session_id, course_id FROM booking NOT INDEXED")
            while try row.step() {
                let session = try row.optionalID(2, of: Session.self), course = try row.optionalID(3, of: Service.self)
                let target = course.map { services[$0.rawValue] } ?? session.flatMap { sessions[$0.rawValue] }
                if let target, let member = members[try row.id(1, of: Member.self).rawValue], target != member { return true }
            }
            return false
        } catch is UnreadableRow {
            return true
        }
    }
}

extension ReferenceRule {
    /// A value of whatever kind it is.
    static func words(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: "NULL"
        case .int64(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): UnreadableRow.shortened(text)
        case .blob: "bytes"
        }
    }

    fileprivate func finding(_ row: Row) -> Finding {
        let name = Self.words(row[1])
        return Finding(
            .error, code, "\(table):\(Self.words(row[0]))", sentence.replacing("?", with: name, maxReplacements: 1), advice: advice)
    }
}
