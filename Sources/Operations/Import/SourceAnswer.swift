import BookingDatabase
import Bookings
import Importing

/// What an import did with one source, or would do.
struct SourceAnswer {
    enum State { case unchanged, read }

    let name: String
    let site: Site.ID
    let state: State
    let findings: [Finding]
    let errors, warnings: Int
    /// Whether an error keeps everything out.
    let isRefused: Bool
    private let isDryRun: Bool
    private let tally: ImportTally
    var isWritten = false
    var outdated: [OutdatedClient] = []
    var migration: Migration?

    private static let listedClients = 20
    private static let listedRows = 200

    init(_ order: SourceOrder, _ state: State, _ plan: ImportPlan, _ tally: ImportTally = ImportTally(), _ checks: RowChecks? = nil) {
        (name, site, self.state, self.tally, isDryRun) = (order.name, order.site.id, state, tally, plan.isRehearsal)
        (findings, errors, warnings) = (checks?.findings ?? [], checks?.errors ?? 0, checks?.warnings ?? 0)
        isRefused = errors > 0 && !plan.leavesOutBad
    }

    var lines: [String] {
        if state == .unchanged { return ["\(name) (\(site)): the source is as it was when it was last imported"] }
        var lines = findings.map {
            "  \($0.severity.rawValue): \($0.subject) \($0.sentence)" + ($0.advice.isEmpty ? "" : "\n    -> \($0.advice)")
        }
        .flatMap { $0.split(separator: "\n").map(String.init) }
        if errors + warnings > findings.count { lines.append("  and \(errors + warnings - findings.count) more") }
        lines.insert("\(name) (\(site)): \(outcome)", at: 0)
        guard !isRefused else { return lines }
        lines += ImportedTable.allCases.compactMap { table in
            tally.counts(of: table).map { counts in "  \(table.rawValue): " + Self.words(counts) }
        }
        if isDryRun {
            lines += tally.entries.prefix(Self.listedRows).map { "  \($0.action.rawValue) \($0.line)" }
            if tally.changes > Self.listedRows { lines.append("  and \(tally.changes - min(tally.entries.count, Self.listedRows)) more") }
        }
        if tally.leftOut > 0 { lines.append("  \(Counted(tally.leftOut, "row")) left out: they stay as they were") }
        if tally.erased > 0 { lines.append("  \(Counted(tally.erased, "row")) of erased members not brought in again") }
        if tally.keptLinks > 0 {
            lines.append("  \(Counted(tally.keptLinks, "link")) kept as changed here: `joinery link reset` gives it back")
        }
        if !outdated.isEmpty {
            lines.append(
                "\(Counted(outdated.count, "client holds", "clients hold")) something old: `joinery notify` lists them, `joinery mail --notices` tells them"
            )
            lines += outdated.prefix(Self.listedClients).map { "  \($0.line)" }
            if outdated.count > Self.listedClients { lines.append("  and \(outdated.count - Self.listedClients) more") }
        }
        if let migration { lines.append("Note: \(migration.line)") }
        return lines
    }

    private var outcome: String {
        if isRefused { return "\(Counted(errors, "error")), nothing was written" }
        let words = tally.changes == 0 ? "nothing differs" : (isDryRun ? "would be " : "") + Self.words(totals)
        return errors > 0 ? "\(words); \(Counted(errors, "error"))" : words
    }

    private var totals: [ImportTally.Action: Int] {
        Dictionary(uniqueKeysWithValues: ImportTally.Action.allCases.map { ($0, tally.count(of: $0)) })
    }

    private static func words(_ counts: [ImportTally.Action: Int]) -> String {
        ImportTally.Action.allCases.map { "\(counts[$0, default: 0]) \($0.rawValue)" }.joined(separator: ", ")
    }

    var document: Document {
        func counts(_ counts: [ImportTally.Action: Int]) -> Document.Counts {
            Document.Counts(
                new: counts[.new, default: 0], changed: counts[.changed, default: 0], cancelled: counts[.cancelled, default: 0],
                kept: counts[.kept, default: 0])
        }
        return Document(
            source: name, site: site.rawValue, unchanged: state == .unchanged, written: isWritten, errors: errors, warnings: warnings,
            findings: findings.map(FindingDocument.init), total: counts(totals),
            tables: Dictionary(
                uniqueKeysWithValues: ImportedTable.allCases.compactMap { table in
                    tally.counts(of: table).map { (table.rawValue, counts($0)) }
                }),
            changes: tally.entries.map {
                Document.Change(action: $0.action.rawValue, table: $0.table.rawValue, id: $0.id, key: $0.key, columns: $0.columns)
            }, leftOut: tally.leftOut, erased: tally.erased, linksKept: tally.keptLinks, outdated: outdated.map(OutdatedDocument.init))
    }

    struct Document: Encodable {
        let source, site: String
        let unchanged, written: Bool
        let errors, warnings: Int
        let findings: [FindingDocument]
        let total: Counts
        let tables: [String: Counts]
        /// The first thousand.
        let changes: [Change]
        let leftOut, erased, linksKept: Int
        let outdated: [OutdatedDocument]

        struct Counts: Encodable {
            let new, changed, cancelled, kept: Int
        }

        struct Change: Encodable {
            let action, table: String
            let id: Int64
            let key: String
            let columns: [String]
        }
    }
}

extension ImportTally.Entry {
    fileprivate var line: String {
        "\(table.rawValue) `\(key)` (\(id))" + (columns.isEmpty ? "" : ": \(columns.joined(separator: ", "))")
    }
}
