import BookingDatabase
import Bookings
import Foundation
import Importing

/// One source as it is to be read: the configuration's words resolved.
struct SourceOrder {
    let name: String
    let site: Site
    let path: String
    let adapter: Adapter?
    let zone: ZoneOffsets
    let isComplete: Bool
    /// What the database keeps of it; nil before its first import.
    let stored: SourceRow?
    private let zones: Zones

    init(_ name: String, _ settings: SourceSettings, sites: [Site], stored: SourceRow?, _ folder: ProjectFolder) throws {
        guard !sites.isEmpty else { throw SiteChoiceProblem.noSite(path: folder.databasePath) }
        func wrong(_ key: String, _ sentence: String) -> Failure { ImportProblem.configuration("sources.\(name).\(key)", sentence).failure }
        self.name = name
        self.stored = stored
        zones = folder.workspace.zoneFolder.zones
        if let id = settings.site {
            guard let found = sites.first(where: { $0.id == id }) else {
                throw wrong("site", "is `\(id)`, which is no site of the database: found \(sites.map(\.id).quoted)")
            }
            site = found
        } else {
            guard sites.count == 1 else { throw wrong("site", "is missing: found \(sites.map(\.id).quoted)") }
            site = sites[0]
        }
        if let stored, stored.site != site.id {
            throw wrong("site", "is `\(site.id)`, and the source's rows are of `\(stored.site)`: give the source another name")
        }
        let zoneName = settings.zone ?? site.timeZone
        guard let zone = zones.zone(zoneName) else { throw wrong("zone", "is `\(zoneName)`, which is unknown; allowed are IANA names") }
        self.zone = zone
        path = settings.read == "-" ? "-" : folder.workspace.resolve(settings.read)
        let kind = try SourceKind(path: path)
        isComplete = settings.isComplete ?? kind.isDatabase
        if kind.needsAdapter {
            guard let name = settings.adapter else {
                throw wrong("adapter", "is missing: `joinery adapters list` names those that there are")
            }
            adapter = try folder.workspace.adapter(named: name)
        } else {
            adapter = nil
        }
    }

    /// Tells all that an import's result follows from, but the rows; nil for what cannot be told without reading.
    func stamp() -> String? {
        guard let files = SourceStamp.make(path) else { return nil }
        return TextDigest.hex(
            of: [files, adapter?.sql ?? "", zone.identifier, "\(isComplete)", site.id.rawValue, site.timeZone, site.language].joined(
                separator: "\0"))
    }

    func isSettled(at seconds: Int64) -> Bool { SourceStamp.isSettled(path, at: seconds) }

    /// Whether the last import has read just this.
    func isAsRead(_ stamp: String, _ note: ImportNote) -> Bool {
        guard let stored else { return false }
        return stored.stamp == stamp || note.stamp(of: stored) == stamp
    }

    func open(limit: Duration) throws -> OpenSource {
        try OpenSource(.init(name: name, path: path, adapter: adapter, site: site, zone: zone, zones: zones, limit: limit))
    }
}
