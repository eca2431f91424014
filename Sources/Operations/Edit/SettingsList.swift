package import Bookings

/// The settings of sites.
package struct SettingsList: Answer {
    package let sites: [Site]

    /// Lists the settings of all sites, or of one.
    package init(of folder: ProjectFolder, only site: Site.ID?) throws {
        sites = try folder.snapshot { try $0.sites(only: site) }
    }

    package var lines: [Line] {
        sites.flatMap { site in
            [Line("\(site.id): \(site.name)")] + EditRules.fields(of: site).map { Line("  \($0.name): \($0.value)") }
        }
    }

    package var document: Document { Document(sites: sites.map(Document.Row.init)) }

    package struct Document: Encodable {
        let sites: [Row]

        struct Row: Encodable {
            let site, name: String
            let settings: [String: Change.Value]

            init(_ site: Site) {
                self.site = site.id.rawValue
                name = site.name
                settings = Dictionary(EditRules.fields(of: site)) { first, _ in first }
            }
        }
    }
}
