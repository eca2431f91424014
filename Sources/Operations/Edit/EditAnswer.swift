package import Bookings

/// What an edit answers: before and after, and how much it touches.
package struct EditAnswer {
    package let site: Site.ID
    package let editor: Editor
    package let change: Change
    package let isDryRun: Bool
    package let impact: EditImpact
    /// The sessions that had a link and have none now.
    package let losing: EditImpact
    /// What is so now of the session or course it is about.
    package let now: String?

    var lines: [Line] {
        var lines = ["\(change.action) \(change.subject) (\(site)): \(outcome)"]
        lines += change.fields.map { field in
            field.before == field.after ? "  \(field.name): \(field.after)" : "  \(field.name): \(field.before) -> \(field.after)"
        }
        if !change.isNothing { lines.append("Touches \(impact.words)") }
        if let now { lines.append("Now: \(now)") }
        lines += change.notes.map { "Note: \($0)" }
        return lines.map { Line($0) }
    }

    private var outcome: String {
        if change.isNothing { return "unchanged" }
        return isDryRun ? "would change" : "changed"
    }

    /// - `outdated`: the clients who know something old then; nil where they are told of beside several edits.
    func document(outdated: [OutdatedClient]?) -> Document {
        Document(
            site: site.rawValue, actor: editor.description, action: change.action, subject: change.subject.description,
            dryRun: isDryRun, changed: !change.isNothing,
            before: Dictionary(change.fields.map { ($0.name, $0.before) }) { first, _ in first },
            after: Dictionary(change.fields.map { ($0.name, $0.after) }) { first, _ in first }, touches: impact, losingLinks: losing,
            now: now, notes: change.notes, outdated: outdated?.map(OutdatedDocument.init))
    }

    package struct Document: Encodable {
        let site, actor, action, subject: String
        let dryRun, changed: Bool
        let before, after: [String: Change.Value]
        let touches, losingLinks: EditImpact
        let now: String?
        let notes: [String]
        let outdated: [OutdatedDocument]?
    }
}
