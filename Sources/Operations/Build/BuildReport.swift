import Bookings
import Foundation
import Pages
package import Publishing

/// What `build` did, or would do.
package struct BuildReport: Report {
    let results: [SiteResult]
    private let plan: BuildPlan
    private let workspace: Workspace

    package init(_ results: [SiteResult], _ plan: BuildPlan, in workspace: Workspace) {
        self.results = results
        self.plan = plan
        self.workspace = workspace
    }

    /// Whether a site is another now, or would be.
    package var isDifferent: Bool { builds.contains { $0.isDifferent(isRehearsal: plan.isRehearsal) } }

    /// Why sites were not built, the one that decides the exit code first; empty if all were. What concerns several sites is told once.
    package var failures: [Failure] {
        var failures: [(sites: [Site.ID], failure: Failure)] = []
        for result in results {
            guard let failure = result.failure ?? result.build?.staleness(in: workspace) else { continue }
            if let known = failures.firstIndex(where: { $0.failure.lines == failure.lines }) {
                failures[known].sites.append(result.site)
            } else {
                failures.append(([result.site], failure))
            }
        }
        return failures.map { sites, failure in
            sites.count == 1 && results.count > 1 ? failure.of(sites[0]) : failure
        }.sorted { $0.code.priority < $1.code.priority }
    }

    /// Whether the text tells anything that the failures do not.
    package var hasText: Bool { !builds.isEmpty || failures.count > 1 }

    private var builds: [SiteBuild] { results.compactMap(\.build) }
    private var nextChange: Instant? { builds.compactMap(\.nextChange).min() }

    /// Each step of each site with its time. The first four are sums over all threads.
    package var steps: [String] {
        results.compactMap { result in
            result.build.map { build in
                let timings = build.report.timings
                let steps = [
                    ("reading", timings.reading), ("rendering", timings.rendering), ("comparing", timings.comparing),
                    ("writing", timings.writing), ("settling", timings.settling), ("checking", timings.checking),
                    ("syncing", timings.syncing), ("in all", timings.total),
                ]
                return "\(result.site): " + steps.map { "\($0.0) \(String(format: "%.3f", $0.1)) s" }.joined(separator: ", ")
            }
        }
    }

    package var linesIfQuiet: [Line] { plan.isRehearsal ? lines : [] }

    package var lines: [Line] {
        let sites = results.flatMap { result -> [String] in
            let place = "\(workspace.output(of: result.site.rawValue))/current"
            switch result.outcome {
            case .success(let build):
                if let gone = build.gone { return [withdrawn(build, gone)] }
                return plan.isRehearsal ? rehearsed(build, result.site, place) : [published(build, result.site, place)]
            case .failure(let failure): return ["\(result.site): \(plan.isRehearsal ? "would fail" : "not published") (\(failure.word))"]
            }
        }
        // What is wrong with a page of the owner's is so on every site.
        let warnings = FindingsReport.line(warnings: Set(builds.flatMap(\.findings).filter { $0.severity == .warning }).count)
        let next = nextChange.map { "Next change by itself: \($0.rfc3339), when a session ends" }
        return (sites + [warnings, next].compactMap(\.self)).map { Line($0) }
    }

    /// A folder without a site is told of by every build, until it is gone too.
    private func withdrawn(_ build: SiteBuild, _ gone: GoneSite) -> String {
        let state =
            if build.withdrawn > 0 {
                "\(Counted(build.withdrawn, "page")) \(plan.isRehearsal ? "would go" : "went") from the web"
            } else if gone.isOnWeb, !gone.isOurs {
                "it is on the web, made with another secret or by an earlier version, and is left alone"
            } else {
                "nothing of it is on the web"
            }
        return "\(gone.site): no site of the database any more; \(state); `joinery purge --site \(gone.site)` removes \(gone.folder)"
    }

    private func published(_ build: SiteBuild, _ site: Site.ID, _ place: String) -> String {
        let report = build.report
        guard report.switched else { return "\(site): unchanged, \(Counted(report.pages, "page")) in \(place)" }
        return "\(site): \(Counted(report.pages, "page")) in \(place): \(Counted(report.written, "file")) written, "
            + "\(report.linked) taken over, \(report.removed) removed"
    }

    /// What would change, file by file as far as a reader follows.
    private func rehearsed(_ build: SiteBuild, _ site: Site.ID, _ place: String) -> [String] {
        let report = build.report
        guard report.isDifferent else { return ["\(site): nothing would change in \(place)"] }
        let shown = report.changes.prefix(50).map { change in
            "  \(change.kind) \(change.key.words): \(change.reasons.names.joined(separator: ", "))"
        }
        let count = report.added + report.changed + report.removed
        return [
            "\(site): would add \(report.added), change \(report.changed) and remove \(Counted(report.removed, "file")) in \(place)"
        ] + shown + (count > shown.count ? ["  and \(count - shown.count) more: `--format json` lists them"] : [])
    }

    package var document: Document {
        Document(
            now: plan.now.rfc3339, nextChange: nextChange?.rfc3339, sites: results.map { Document.Site($0, plan) },
            error: failures.first.map(\.document.error))
    }

    package struct Document: Encodable {
        let now: String
        let nextChange: String?
        let sites: [Site]
        /// Only if a site failed: the failure that the exit code is of.
        let error: Failure.Document.Words?

        struct Site: Encodable {
            let site: String
            let result: String
            let pages, files, added, changed, removed, unchanged, written, linked, bytesWritten: Int
            /// The first 10,000.
            let changes: [Change]
            let findings: [FindingDocument]
            let nextChange: String?
            let seconds: [String: Double]
            /// Only for the folder of a site that is no longer in the database.
            let withdrawnPages: Int?
            /// Only if the site failed.
            let error: Failure.Document.Words?

            init(_ result: SiteResult, _ plan: BuildPlan) {
                let (build, failure) = (result.build, result.failure)
                let report = build?.report ?? PublishReport.none
                site = result.site.rawValue
                self.result =
                    if failure != nil { "failed" } else if build?.gone != nil { "gone" } else if plan.isRehearsal { "rehearsed" } else {
                        report.switched ? "published" : "unchanged"
                    }
                withdrawnPages = build?.gone == nil ? nil : build?.withdrawn
                (pages, files, added, changed) = (report.pages, report.files, report.added, report.changed)
                (removed, unchanged, written, linked) = (report.removed, report.unchanged, report.written, report.linked)
                bytesWritten = report.bytesWritten
                changes = report.changes.map(Change.init)
                findings = (build?.findings ?? failure?.findings ?? []).map(FindingDocument.init)
                nextChange = build?.nextChange?.rfc3339
                seconds = [
                    "reading": report.timings.reading, "rendering": report.timings.rendering, "comparing": report.timings.comparing,
                    "writing": report.timings.writing, "settling": report.timings.settling, "checking": report.timings.checking,
                    "syncing": report.timings.syncing, "total": report.timings.total,
                ]
                error = failure?.document.error
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
    package var isDifferent: Bool { added + changed + removed > 0 }
}

extension ChangeReasons {
    package var names: [String] {
        let all: [(ChangeReasons, String)] = [
            (.row, "row"), (.links, "links"), (.address, "address"), (.template, "template"), (.configuration, "configuration"),
            (.clock, "clock"),
            (.other, "other"),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}
