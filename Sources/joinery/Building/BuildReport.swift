import Bookings
import Foundation
import Pages
import Publishing

/// What `build` answers.
struct BuildReport {
    private let results: [SiteResult]
    private let plan: BuildPlan

    init(_ results: [SiteResult], _ plan: BuildPlan) {
        self.results = results
        self.plan = plan
    }

    func print(as format: Settings.Format, on console: Console, output workspace: Workspace) throws {
        switch format {
        case .text: try console.write(text(workspace))
        case .json: try console.write(json(document))
        }
    }

    private var nextChange: Instant? { results.compactMap(\.nextChange).min() }

    private func text(_ workspace: Workspace) -> String {
        var lines = results.flatMap { result -> [String] in
            let place = "\(workspace.output(of: result.site.id.rawValue))/current"
            return plan.isRehearsal ? rehearsed(result, place) : [published(result, place)]
        }
        let warnings = results.reduce(0) { $0 + $1.findings.count { $0.severity == .warning } }
        if warnings > 0 {
            lines.append(warnings == 1 ? "1 warning: `joinery check` tells it" : "\(warnings) warnings: `joinery check` lists them")
        }
        if let nextChange { lines.append("Next change by itself: \(nextChange.rfc3339), when a session ends") }
        return lines.map { $0 + "\n" }.joined()
    }

    private func published(_ result: SiteResult, _ place: String) -> String {
        let report = result.report
        guard report.switched else { return "\(result.site.id): unchanged, \(report.pages) pages in \(place)" }
        return "\(result.site.id): \(report.pages) pages in \(place): \(report.written) files written, "
            + "\(report.linked) taken over, \(report.removed) removed"
    }

    /// What would change, file by file as far as a reader follows.
    private func rehearsed(_ result: SiteResult, _ place: String) -> [String] {
        let report = result.report
        guard report.isDifferent else { return ["\(result.site.id): nothing would change in \(place)"] }
        let shown = report.changes.prefix(50).map { change in
            "  \(change.kind) \(change.key.words): \(change.reasons.names.joined(separator: ", "))"
        }
        let count = report.added + report.changed + report.removed
        return [
            "\(result.site.id): would add \(report.added), change \(report.changed) and remove \(report.removed) files in \(place)"
        ] + shown + (count > shown.count ? ["  and \(count - shown.count) more: `--format json` lists them"] : [])
    }

    private var document: Document {
        Document(
            now: plan.now.rfc3339, nextChange: nextChange?.rfc3339,
            sites: results.map { result in
                let report = result.report
                return Document.Site(
                    site: result.site.id.rawValue, result: plan.isRehearsal ? "rehearsed" : report.switched ? "published" : "unchanged",
                    pages: report.pages,
                    files: report.files,
                    added: report.added, changed: report.changed, removed: report.removed, unchanged: report.unchanged,
                    written: report.written,
                    linked: report.linked, bytesWritten: report.bytesWritten,
                    changes: report.changes.map { change in
                        Document.Change(
                            kind: PageKind(rawValue: change.key.kind)?.name(ofRow: change.key.row) ?? "page",
                            id: [.myBookings, .join].contains(PageKind(rawValue: change.key.kind)) ? change.key.row : nil,
                            file: change.key.file, change: "\(change.kind)", reasons: change.reasons.names)
                    },
                    findings: result.findings.map(FindingDocument.init), nextChange: result.nextChange?.rfc3339,
                    seconds: [
                        "reading": report.phases.reading, "rendering": report.phases.rendering, "comparing": report.phases.comparing,
                        "writing": report.phases.writing, "settling": report.phases.settling, "checking": report.phases.checking,
                        "syncing": report.phases.syncing, "total": report.phases.total,
                    ])
            })
    }

    /// The JSON form; schema 1.
    struct Document: Encodable {
        var schema = 1
        let now: String
        let nextChange: String?
        let sites: [Site]

        struct Site: Encodable {
            let site: String
            let result: String
            let pages, files, added, changed, removed, unchanged, written, linked, bytesWritten: Int
            /// The first 10,000.
            let changes: [Change]
            let findings: [FindingDocument]
            let nextChange: String?
            let seconds: [String: Double]
        }

        struct Change: Encodable {
            let kind: String
            let id: Int64?
            let file: String
            let change: String
            let reasons: [String]
        }
    }
}

extension ChangeReasons {
    var names: [String] {
        let all: [(ChangeReasons, String)] = [
            (.row, "row"), (.links, "links"), (.address, "address"), (.template, "template"), (.configuration, "configuration"),
            (.clock, "clock"),
            (.other, "other"),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}
