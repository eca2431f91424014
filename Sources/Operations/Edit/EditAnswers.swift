import BookingDatabase
import Bookings

/// What the edits of one transaction answer, and who holds something old after all of them.
package struct EditAnswers: Report {
    package let edits: [EditAnswer]
    private let outdated: [Outdated]
    private let isDryRun: Bool
    /// What was done first to a database of an older version.
    var migration: Migration?

    private static let listedClients = 20

    /// The clients of a site who know something old.
    struct Outdated {
        let site: Site.ID
        let clients: [OutdatedClient]
    }

    init(_ edits: [EditAnswer], _ outdated: [Outdated], isDryRun: Bool) {
        (self.edits, self.outdated, self.isDryRun) = (edits, outdated, isDryRun)
    }

    /// Whether anything is another than it was.
    var isChange: Bool { edits.contains { !$0.change.isNothing } }

    package var linesIfQuiet: [Line] { isDryRun ? lines : [] }

    package var lines: [Line] {
        let clients = outdated.flatMap(\.clients)
        var lines = edits.flatMap(\.lines)
        if !clients.isEmpty {
            lines.append(Line("\(Counted(clients.count, "client holds", "clients hold")) something old, and must be told by hand:"))
            lines += clients.prefix(Self.listedClients).map { Line("  \($0.line)") }
            if clients.count > Self.listedClients {
                lines.append(Line("  and \(clients.count - Self.listedClients) more: `joinery notify`"))
            }
        }
        if let migration { lines.append(Line("Note: \(migration.line)")) }
        return lines
    }

    package var document: Document {
        if let only = edits.first, edits.count == 1 { return .one(only.document(outdated: outdated.flatMap(\.clients))) }
        return .several(
            Document.Several(
                dryRun: isDryRun, changed: isChange, answers: edits.map { $0.document(outdated: nil) },
                outdated: outdated.flatMap { part in
                    part.clients.map { OutdatedList.Document.Row(site: part.site.rawValue, client: OutdatedDocument($0)) }
                }))
    }

    package enum Document: Encodable {
        case one(EditAnswer.Document)
        case several(Several)

        package struct Several: Encodable {
            let dryRun, changed: Bool
            let answers: [EditAnswer.Document]
            let outdated: [OutdatedList.Document.Row]
        }

        package func encode(to encoder: any Encoder) throws {
            switch self {
            case .one(let edit): try edit.encode(to: encoder)
            case .several(let edits): try edits.encode(to: encoder)
            }
        }
    }
}
