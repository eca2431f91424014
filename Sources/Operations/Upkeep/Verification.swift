import BookingDatabase
package import Bookings
package import LeakCheck
package import Publishing

/// What `verify` found.
package struct Verification: Answer {
    package let sites: [SiteVerification]

    package var isSound: Bool { sites.allSatisfy(\.isSound) }

    package var lines: [Line] { sites.flatMap(\.lines).map { Line($0) } }
    package var linesIfQuiet: [Line] { sites.filter { !$0.isSound }.flatMap(\.lines).map { Line($0) } }

    package var document: Document { Document(sites: sites.map(\.document)) }

    package struct Document: Encodable {
        let sites: [SiteVerification.Document]
    }
}

extension Verification {
    /// Compares what is published with its manifests.
    ///
    /// - `project`: what to search for leaks with; nil not to.
    /// - `time`: the wall clock, in seconds since 1970.
    package init(
        of workspace: Workspace, only site: Site.ID?, leaksOf project: Project?, jobs: Int, time: Int64,
        isCancelled: @escaping @Sendable () -> Bool
    ) throws {
        sites = try workspace.publishedSites(only: site).map { site in
            try workspace.withPublisher(of: site, at: time) { publisher in
                let report = try publisher.verify(jobs: jobs, isCancelled: isCancelled)
                let leaks = try project.flatMap { try $0.leaks(of: site, publisher, jobs: jobs, isCancelled: isCancelled) }
                let isGone = project != nil && leaks == nil && report.files > 0
                return SiteVerification(site: site, report: report, leaks: leaks, isGone: isGone)
            }
        }
    }
}

extension Project {
    /// Searches both trees of a site; nil where the database has no such site. The lock is held, so the snapshot is not older than the trees.
    fileprivate func leaks(
        of id: Site.ID, _ publisher: Publisher, jobs: Int, isCancelled: @escaping @Sendable () -> Bool
    ) throws -> LeakReport? {
        try database.snapshot { snapshot in
            let sites = try snapshot.sites().filter { $0.id == id }
            if sites.isEmpty { return nil }
            let search = LeakSearch(of: self, sites, beside: nil)
            return try search.leaks(
                in: publisher.publishedFiles(jobs: jobs), of: id, from: snapshot, jobs: jobs, isCancelled: isCancelled)
        }
    }
}

/// What `verify` found at one site.
package struct SiteVerification {
    package let site: Site.ID
    package let report: VerifyReport
    /// Nil if they were not searched for.
    package let leaks: LeakReport?
    /// Whether there are pages of it, though the database has no such site: then nothing of it may be there.
    package let isGone: Bool

    package var isSound: Bool { report.isSound && (leaks?.count ?? 0) == 0 && !isGone }

    package var lines: [String] {
        let found = leaks.map { leaks in
            leaks.count == 0
                ? ["\(site): no link where the rules hide it"]
                : ["\(site): \(Counted(leaks.count, "leak")) of what the rules say must not be there"]
                    + leaks.lines(atMost: 50)
        }
        let gone = isGone ? ["\(site): no site of the database any more: `joinery purge --site \(site)` removes it"] : []
        return differences + (found ?? []) + gone
    }

    private var differences: [String] {
        guard !report.isSound else { return ["\(site): \(Counted(report.files, "file")), all as published"] }
        let shown = report.findings.map(\.words).sorted().prefix(50)
        let mended = report.isMarked ? "the next `joinery build` repairs them" : "the trees could not be marked for repair"
        return ["\(site): \(Counted(report.files, "file")), \(report.count) of them not as published; \(mended)"] + shown.map { "  \($0)" }
            + (report.count > shown.count ? ["  and \(report.count - shown.count) more"] : [])
    }

    package var document: Document {
        Document(
            site: site.rawValue, files: report.files, differences: report.count, isMarked: report.isMarked,
            findings: report.findings.map(\.words).sorted(), leaks: leaks?.count, leaksFound: leaks?.leaks.map(\.words).sorted())
    }

    package struct Document: Encodable {
        let site: String
        let files: Int
        let differences: Int
        let isMarked: Bool
        /// The first 1,000.
        let findings: [String]
        /// Missing without `--leaks`.
        let leaks: Int?
        /// The first 1,000.
        let leaksFound: [String]?
    }
}

extension VerifyReport.Finding {
    /// Names a page by kind and row, never by its address.
    fileprivate var words: String {
        switch self {
        case .missing(let tree, let key): "missing in \(tree.rawValue): \(key.words)"
        case .altered(let tree, let key): "altered in \(tree.rawValue): \(key.words)"
        case .foreign(let tree, let file): "foreign in \(tree.rawValue): \(file)"
        case .manifestLost(let tree): "the manifest of \(tree.rawValue) is missing or torn"
        }
    }
}
