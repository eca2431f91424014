import BookingDatabase
package import Bookings
import Pages

/// The address of every page.
package struct PageList: Answer {
    package private(set) var rows: [Row] = []

    /// Lists the pages of all sites, or of one.
    package init(of folder: ProjectFolder, only site: Site.ID?) throws {
        let secret = try folder.secret()
        try folder.snapshot { snapshot in
            for site in try snapshot.sites(only: site) {
                let addresses = PageAddresses(site: site, secret: secret, access: folder.configuration.access)
                try add(site, from: snapshot, addresses, own: folder.workspace.ownPages.pages(of: site.id))
            }
        }
    }

    private mutating func add(_ site: Site, from snapshot: Snapshot, _ addresses: PageAddresses, own: OwnPages) throws {
        func append(_ kind: String, _ id: Int64?, _ path: String, url: String? = nil) {
            rows.append(Row(site: site.id.rawValue, kind: kind, id: id, path: path, url: url ?? addresses.url(ofFile: path)))
        }
        append(PageKind.site.name(ofRow: SitePageRow.index.rawValue), nil, SitePageRow.index.file)
        let members = try snapshot.members(of: site)
        while let member = try members.next()?.member {
            let path = PageAddresses.myBookingsFile(addresses.name(of: member))
            append(PageKind.myBookings.name, member.id.rawValue, path, url: addresses.url(member))
        }
        try snapshot.sessions(of: site).forEach { session, _ in
            append(PageKind.join.name, session.id.rawValue, PageAddresses.joinFile(addresses.token(of: session)))
        }
        for path in own.paths { append(PageKind.ownPage.name, nil, path) }
    }

    package var text: String { rows.map { "\($0.site)\t\($0.kind)\t\($0.id.map { "\($0)" } ?? "-")\t\($0.url)\n" }.joined() }

    package var document: Document { Document(pages: rows) }

    package struct Document: Encodable {
        let pages: [Row]
    }

    package struct Row: Encodable {
        let site: String
        let kind: String
        let id: Int64?
        let path: String
        let url: String

        enum CodingKeys: CodingKey { case site, kind, id, path, url }

        package func encode(to encoder: any Encoder) throws {
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
