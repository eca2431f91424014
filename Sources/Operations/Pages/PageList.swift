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
        func append(_ kind: String, _ id: Int64?, _ name: String, _ path: String, url: String? = nil) {
            rows.append(Row(site: site.id.rawValue, kind: kind, id: id, name: name, path: path, url: url ?? addresses.url(ofFile: path)))
        }
        append(PageKind.site.name(ofRow: SitePageRow.index.rawValue), nil, site.name, SitePageRow.index.file)
        let members = try snapshot.members(of: site)
        while let member = try members.next()?.member {
            let path = PageAddresses.myBookingsFile(addresses.name(of: member))
            append(PageKind.myBookings.name, member.id.rawValue, member.name, path, url: addresses.url(member))
        }
        let services = try snapshot.catalogue(of: site).services
        try snapshot.sessions(of: site).forEach { session, _ in
            let name = "\(services[session.service]?.name ?? ""), \(session.startsAt.rfc3339)"
            append(PageKind.join.name, session.id.rawValue, name, PageAddresses.joinFile(addresses.token(of: session)))
        }
        for (path, title) in zip(own.paths, own.titles) { append(PageKind.ownPage.name, nil, title, path) }
    }

    package var lines: [Line] {
        rows.map { Line(columns: [$0.site, $0.kind, $0.id.map { "\($0)" } ?? "-", $0.url, $0.name]) }
    }

    package var document: Document { Document(pages: rows) }

    package struct Document: Encodable {
        let pages: [Row]
    }

    package struct Row: Encodable {
        let site: String
        let kind: String
        let id: Int64?
        /// Whose it is, or what about: the member, the service and the time of a session, the title of an own page.
        let name: String
        let path: String
        let url: String

        enum CodingKeys: CodingKey { case site, kind, id, name, path, url }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(site, forKey: .site)
            try container.encode(kind, forKey: .kind)
            // Pages that belong to no row say so.
            try container.encode(id, forKey: .id)
            try container.encode(name, forKey: .name)
            try container.encode(path, forKey: .path)
            try container.encode(url, forKey: .url)
        }
    }
}
