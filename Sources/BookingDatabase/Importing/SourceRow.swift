public import Bookings
internal import GRDB

/// What the database keeps of a source.
public struct SourceRow: Hashable, Sendable {
    public let name: String
    public let site: Site.ID
    /// Of the state that was read last; a word that no stamp is where the next import has to read.
    public let stamp: String
    public let importedAt: Instant
}

extension Snapshot {
    /// Reads all sources, in order of their names.
    public func sources() throws -> [SourceRow] {
        try Rows(try reader(of: "source", "SELECT name, site_id, stamp, imported_at FROM source ORDER BY name")) { row in
            SourceRow(name: try row.text(0), site: Site.ID(try row.text(1)), stamp: try row.text(2), importedAt: try row.instant(3))
        }.all()
    }

    /// Reads the ids of imported members who were erased. An id is a digest of the source's key, so nothing else needs to be kept of them.
    public func erasedMembers() throws -> Set<Int64> {
        let subjects = try reader(of: "change_log", "SELECT id, subject FROM change_log WHERE action = 'member.erase'")
        var ids: Set<Int64> = []
        while try subjects.step() {
            if let id = Int64(try subjects.text(1).dropFirst("member:".count)), ImportedID.range.contains(id) { ids.insert(id) }
        }
        return ids
    }
}
