import Bookings

/// The clients who hold something old, site by site, in the forms that `notify` prints.
package struct OutdatedList: Answer {
    package struct Part {
        let site: Site
        let clients: [OutdatedClient]
    }

    package let parts: [Part]

    package init(_ parts: [Part]) {
        self.parts = parts
    }

    package var isEmpty: Bool { parts.allSatisfy(\.clients.isEmpty) }

    /// How many of the clients can be told by hand.
    package var open: Int { parts.reduce(0) { $0 + $1.clients.count(where: \.canBeTold) } }

    package var lines: [Line] { isEmpty ? [Line("every client is up to date")] : linesIfQuiet }

    package var linesIfQuiet: [Line] { parts.flatMap { part in part.clients.map { Line("\(part.site.id): \($0.line)") } } }

    package var document: Document { Document(clients: rows) }

    package var csv: Printout { Printout(csv: [Self.columns] + rows.map(\.cells)) }

    private var rows: [Document.Row] {
        parts.flatMap { part in part.clients.map { Document.Row(site: part.site.id.rawValue, client: OutdatedDocument($0)) } }
    }

    private static let columns = [
        "site", "member", "name", "email", "booking", "confirmed", "session", "service", "starts_at", "outdated",
        "letter",
    ]

    package struct Document: Encodable {
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
                    "\(client.session)", client.service, client.startsAt, client.outdated.joined(separator: " "), client.letter ?? "",
                ]
            }
        }
    }
}
