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

    package var text: String {
        let lines = parts.flatMap { part in part.clients.map { "\(part.site.id): \($0.line)".withoutControls + "\n" } }
        return lines.isEmpty ? "every client is up to date\n" : lines.joined()
    }

    package var document: Document { Document(clients: rows) }

    package var csv: String { CSV.text([Self.columns] + rows.map(\.cells)) }

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

/// Writes rows as RFC 4180 has them: quoted where it is needed, lines ended by CRLF.
private enum CSV {
    static func text(_ rows: [[String]]) -> String {
        rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A text that a spreadsheet would run as a formula is kept one by an apostrophe in front: names are whatever strangers typed.
    private static func cell(_ text: String) -> String {
        var text = text.withoutControls
        if let first = text.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) { text = "'" + text }
        // Scalars: a line end of two characters is one `Character`.
        guard text.unicodeScalars.contains(where: { "\",\n".unicodeScalars.contains($0) }) else { return text }
        return "\"\(text.replacing("\"", with: "\"\""))\""
    }
}
