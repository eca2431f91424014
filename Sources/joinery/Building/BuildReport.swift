import Bookings
import Foundation
import Pages
import Publishing

/// What `build` did, or would do.
struct BuildReport: Answer {
    private let results: [SiteResult]
    private let plan: BuildPlan
    private let workspace: Workspace

    init(_ results: [SiteResult], _ plan: BuildPlan, in workspace: Workspace) {
        self.results = results
        self.plan = plan
        self.workspace = workspace
    }

    /// Whether a site is another now, or would be.
    var isDifferent: Bool { results.contains { $0.report.switched || plan.isRehearsal && $0.report.isDifferent } }

    private var nextChange: Instant? { results.compactMap(\.nextChange).min() }

    var text: String {
        let sites = results.flatMap { result -> [String] in
            let place = "\(workspace.output(of: result.site.id.rawValue))/current"
            return plan.isRehearsal ? rehearsed(result, place) : [published(result, place)]
        }
        let warnings = FindingsReport.line(warnings: results.reduce(0) { $0 + $1.findings.count { $0.severity == .warning } })
        let next = nextChange.map { "Next change by itself: \($0.rfc3339), when a session ends" }
        return (sites + [warnings, next].compactMap(\.self)).map { $0 + "\n" }.joined()
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

    var document: Document {
        Document(now: plan.now.rfc3339, nextChange: nextChange?.rfc3339, sites: results.map { Document.Site($0, plan) })
    }

    struct Document: Encodable {
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

            init(_ result: SiteResult, _ plan: BuildPlan) {
                let report = result.report
                site = result.site.id.rawValue
                self.result = plan.isRehearsal ? "rehearsed" : report.switched ? "published" : "unchanged"
                (pages, files, added, changed) = (report.pages, report.files, report.added, report.changed)
                (removed, unchanged, written, linked) = (report.removed, report.unchanged, report.written, report.linked)
                bytesWritten = report.bytesWritten
                changes = report.changes.map(Change.init)
                findings = result.findings.map(FindingDocument.init)
                nextChange = result.nextChange?.rfc3339
                seconds = [
                    "reading": report.phases.reading, "rendering": report.phases.rendering, "comparing": report.phases.comparing,
                    "writing": report.phases.writing, "settling": report.phases.settling, "checking": report.phases.checking,
                    "syncing": report.phases.syncing, "total": report.phases.total,
                ]
            }
        }

        struct Change: Encodable {
            let kind: String
            let id: Int64?
            let file: String
            let change: String
            let reasons: [String]

            init(_ change: PageChange) {
                let page = PageKind(rawValue: change.key.kind)
                kind = page?.name(ofRow: change.key.row) ?? "page"
                id = [.myBookings, .join].contains(page) ? change.key.row : nil
                file = change.key.file
                self.change = "\(change.kind)"
                reasons = change.reasons.names
            }
        }
    }
}

extension PublishReport {
    /// Whether anything differs from what is live.
    var isDifferent: Bool { added + changed + removed > 0 }
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
