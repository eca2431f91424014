import BookingDatabase
package import Bookings

/// The accounts of the sites. Of a link it names the provider only.
package struct AccountList: Answer {
    package private(set) var rows: [Row] = []

    /// Lists the accounts of all sites, or of one.
    package init(of folder: ProjectFolder, only site: Site.ID?) throws {
        try folder.snapshot { snapshot in
            for site in try snapshot.sites(only: site) { add(try snapshot.catalogue(of: site)) }
        }
    }

    /// Adds the accounts of a site, its default account first.
    private mutating func add(_ catalogue: Catalogue) {
        rows += catalogue.accounts.sorted { ($0.staff?.rawValue ?? 0) < ($1.staff?.rawValue ?? 0) }.map { Row($0, in: catalogue) }
    }

    package var lines: [Line] { rows.map(\.line) }

    package var document: Document { Document(accounts: rows) }

    package struct Document: Encodable {
        let accounts: [Row]
    }

    package struct Row: Encodable {
        let site: String
        /// Nil: the site's default account.
        let staff: Int64?
        let name: String?
        let status, type: String
        let zoomUser: String?
        let link: Change.Value?
        /// Whether each session has a room of its own by `{session}`.
        let roomForEachSession: Bool

        init(_ account: Account, in catalogue: Catalogue) {
            site = catalogue.site.id.rawValue
            staff = account.staff?.rawValue
            name = account.staff.flatMap { catalogue.staff[$0]?.name }
            status = account.isConnected ? "CONNECTED" : "DISCONNECTED"
            zoomUser = account.zoomUser
            switch account.kind {
            case .zoom: (type, link, roomForEachSession) = ("ZOOM", nil, false)
            case .custom(let own): (type, link, roomForEachSession) = ("CUSTOM", Change.Value(own), own.hasPlaceholder)
            }
        }

        var line: Line {
            let owner = staff.map { "staff:\($0) \(name ?? "")" } ?? "default"
            let place = zoomUser ?? (link.map { "\($0)" } ?? "")
            return Line(columns: [site, owner, status, type, place] + (roomForEachSession ? ["a room for each session"] : []))
        }
    }
}
