import Bookings

/// The settings of sites.
struct SettingsList: Answer {
    let sites: [Site]

    var text: String {
        let lines = sites.flatMap { site in
            ["\(site.id): \(site.name)"] + EditRules.fields(of: site).map { "  \($0.name): \($0.value)" }
        }
        return lines.map { $0.withoutControls + "\n" }.joined()
    }

    var document: Document { Document(sites: sites.map(Document.Row.init)) }

    struct Document: Encodable {
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
