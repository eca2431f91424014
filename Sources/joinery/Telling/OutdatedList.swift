import Bookings

/// The clients who hold something old, site by site, in the forms that `notify` prints.
struct OutdatedList {
    struct Part {
        let site: Site
        let clients: [OutdatedClient]
    }

    private let parts: [Part]

    init(_ parts: [Part]) {
        self.parts = parts
    }

    func text(as format: ListFormat) throws -> String {
        switch format {
        case .text:
            let lines = parts.flatMap { part in part.clients.map { "\(part.site.id): \($0.line)".withoutControls + "\n" } }
            return lines.isEmpty ? "nobody holds anything old\n" : lines.joined()
        case .json: return try json(Document(clients: rows))
        case .csv: return CSV.text([Self.columns] + rows.map(\.cells))
        }
    }

    private var rows: [Document.Row] {
        parts.flatMap { part in part.clients.map { Document.Row(site: part.site.id.rawValue, client: OutdatedDocument($0)) } }
    }

    private static let columns = ["site", "member", "name", "email", "booking", "confirmed", "session", "service", "starts_at", "outdated"]

    /// The JSON form; schema 1.
    private struct Document: Encodable {
        var schema = 1
        let clients: [Row]

        struct Row: Encodable {
            let site: String
            let client: OutdatedDocument

            private enum Key: CodingKey { case site }

            /// Writes the site among the client's own values.
            func encode(to encoder: any Encoder) throws {
                try client.encode(to: encoder)
                var container = encoder.container(keyedBy: Key.self)
                try container.encode(site, forKey: .site)
            }

            var cells: [String] {
                [
                    site, "\(client.member)", client.name, client.email, "\(client.booking)", client.confirmed ? "yes" : "no",
                    "\(client.session)", client.service, client.startsAt, client.outdated.joined(separator: " "),
                ]
            }
        }
    }
}
