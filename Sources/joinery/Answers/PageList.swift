import BookingDatabase
import Bookings
import Pages

/// The address of every page.
struct PageList: Answer {
    private(set) var rows: [Row] = []

    /// Adds the pages of a site.
    mutating func add(_ site: Site, from snapshot: Snapshot, _ addresses: PageAddresses, own: OwnPages) throws {
        func append(_ kind: String, _ id: Int64?, _ path: String, url: String? = nil) {
            rows.append(Row(site: site.id.rawValue, kind: kind, id: id, path: path, url: url ?? "\(site.baseURL)/\(path)"))
        }
        append("index", nil, "index.html")
        let members = try snapshot.members(of: site)
        while let member = try members.next()?.member {
            append(PageKind.myBookings.name, member.id.rawValue, addresses.myBookings(member), url: addresses.url(member))
        }
        try snapshot.forEachSession(of: site) { session, _ in append(PageKind.join.name, session.id.rawValue, addresses.join(session)) }
        for path in own.paths { append(PageKind.ownPage.name, nil, path) }
    }

    var text: String { rows.map { "\($0.site)\t\($0.kind)\t\($0.id.map { "\($0)" } ?? "-")\t\($0.url)\n" }.joined() }

    var document: Document { Document(pages: rows) }

    struct Document: Encodable {
        let pages: [Row]
    }

    struct Row: Encodable {
        let site: String
        let kind: String
        let id: Int64?
        let path: String
        let url: String

        enum CodingKeys: CodingKey { case site, kind, id, path, url }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(site, forKey: .site)
            try container.encode(kind, forKey: .kind)
            // Pages that belong to no row say so.
            try container.encode(id, forKey: .id)
            try container.encode(path, forKey: .path)
            try container.encode(url, forKey: .url)
        }
    }
}
