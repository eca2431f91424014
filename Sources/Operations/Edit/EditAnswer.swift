import BookingDatabase
package import Bookings

/// What an edit answers: before and after, how much it touches, and who holds something old.
package struct EditAnswer: Report {
    package let site: Site.ID
    package let editor: Editor
    package let change: Change
    package let isDryRun: Bool
    package let impact: EditImpact
    /// The sessions that had a link and have none now.
    package let losing: EditImpact
    /// What is so now of the session or course it is about.
    package let now: String?
    package let outdated: [OutdatedClient]
    /// What was done first to a database of an older version.
    var migration: Migration?

    private static let listedClients = 20

    package var linesIfQuiet: [Line] { isDryRun ? lines : [] }

    package var lines: [Line] {
        var lines = ["\(change.action) \(change.subject) (\(site)): \(outcome)"]
        lines += change.fields.map { field in
            field.before == field.after ? "  \(field.name): \(field.after)" : "  \(field.name): \(field.before) -> \(field.after)"
        }
        if !change.isNothing { lines.append("Touches \(impact.words)") }
        if let now { lines.append("Now: \(now)") }
        lines += change.notes.map { "Note: \($0)" }
        if !outdated.isEmpty {
            lines.append(
                "\(Counted(outdated.count, "client holds", "clients hold")) something old, and must be told by hand:")
            lines += outdated.prefix(Self.listedClients).map { "  \($0.line)" }
            if outdated.count > Self.listedClients { lines.append("  and \(outdated.count - Self.listedClients) more: `joinery notify`") }
        }
        if let migration { lines.append("Note: \(migration.line)") }
        return lines.map { Line($0) }
    }

    private var outcome: String {
        if change.isNothing { return "unchanged" }
        return isDryRun ? "would change" : "changed"
    }

    package var document: Document {
        Document(
            site: site.rawValue, actor: editor.description, action: change.action, subject: change.subject.description,
            dryRun: isDryRun, changed: !change.isNothing,
            before: Dictionary(change.fields.map { ($0.name, $0.before) }) { first, _ in first },
            after: Dictionary(change.fields.map { ($0.name, $0.after) }) { first, _ in first }, touches: impact, losingLinks: losing,
            now: now, notes: change.notes, outdated: outdated.map(OutdatedDocument.init))
    }

    package struct Document: Encodable {
        let site, actor, action, subject: String
        let dryRun, changed: Bool
        let before, after: [String: Change.Value]
        let touches, losingLinks: EditImpact
        let now: String?
        let notes: [String]
        let outdated: [OutdatedDocument]
    }
}
