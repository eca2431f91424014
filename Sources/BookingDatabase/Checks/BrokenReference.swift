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
        // Most databases are sound: then two dozen scans are spared.
        let areSound = try SoundRows.areAll(in: self)
        return try ReferenceRule.all.flatMap { rule in
            var found: [BrokenReference] = []
            if areSound, SoundRows.tables.contains(rule.table) { return found }
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
