import ArgumentParser
import Bookings
import Foundation
import Pages
import Publishing

/// Compares what is published with what was: nothing missing, foreign or altered.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compare the published trees with their manifests.",
        discussion: """
            A tree that differs is marked, so that the next build repairs it. With --leaks every byte of both trees is also searched for links, \
            passwords, descriptions and join pages' addresses that the rules say must not be in that file; this reads the database. \
            Exits with 3 if anything was found.
            """)

    @OptionGroup var settings: Settings

    @Flag(help: "Search every file for links where the rules hide them.")
    var leaks = false

    func run() throws {
        let workspace = settings.workspace
        let interruption = Interruption()
        let jobs = ProcessInfo.processInfo.activeProcessorCount
        do {
            let sources = leaks || Settings.flag("LEAKS") ? try Sources(workspace) : nil
            let results = try workspace.publishedSites(only: settings.onlySite).map { site in
                try workspace.withPublisher(of: site) { publisher in
                    let report = try publisher.verify(jobs: jobs, isCancelled: interruption.isCancelled)
                    let leaks = try sources.map { try $0.leaks(of: site, publisher, jobs: jobs, isCancelled: interruption.isCancelled) }
                    return SiteVerification(site: site, report: report, leaks: leaks)
                }
            }
            switch settings.format {
            case .text: try settings.console.write(results.map { $0.lines.map { "\($0)\n" }.joined() }.joined())
            case .json: try settings.console.write(json(Document(sites: results.map(\.document))))
            }
            if results.contains(where: { !$0.isSound }) { throw ExitCode(Failure.Code.difference.rawValue) }
        } catch let failure as Failure where failure.code == .interrupted {
            throw Failure(interruption.code, failure.message)
        }
    }

    private struct Document: Encodable {
        var schema = 1
        let sites: [SiteVerification.Document]
    }
}

extension Sources {
    /// Searches both trees of a site. The lock is held, so the snapshot is none older than the trees.
    fileprivate func leaks(
        of site: Site.ID, _ publisher: Publisher, jobs: Int, isCancelled: @escaping @Sendable () -> Bool
    ) throws -> LeakReport {
        _ = try database.siteID(site)
        return try database.snapshot { snapshot in
            try LeakCheck(snapshot, self, [site]).leaks(
                in: publisher.publishedFiles(jobs: jobs), of: site, jobs: jobs, isCancelled: isCancelled)
        }
    }
}

/// What `verify` found at one site.
struct SiteVerification {
    let site: Site.ID
    let report: VerifyReport
    /// Nil where nobody asked.
    let leaks: LeakReport?

    var isSound: Bool { report.isSound && (leaks?.count ?? 0) == 0 }

    var lines: [String] {
        let found = leaks.map { leaks in
            leaks.count == 0
                ? ["\(site): no link where the rules hide it"]
                : ["\(site): \(leaks.count) times what the rules say must not be there"]
                    + leaks.lines(atMost: 50)
        }
        return differences + (found ?? [])
    }

    private var differences: [String] {
        guard !report.isSound else { return ["\(site): \(report.files) files, all as published"] }
        let shown = report.findings.map(\.words).sorted().prefix(50)
        let mended = report.isMarked ? "the next `joinery build` repairs them" : "the trees could not be marked for repair"
        return ["\(site): \(report.files) files, \(report.count) of them not as published; \(mended)"] + shown.map { "  \($0)" }
            + (report.count > shown.count ? ["  and \(report.count - shown.count) more"] : [])
    }

    var document: Document {
        Document(
            site: site.rawValue, files: report.files, differences: report.count, isMarked: report.isMarked,
            findings: report.findings.map(\.words).sorted(), leaks: leaks?.count, leaksFound: leaks?.leaks.map(\.words).sorted())
    }

    struct Document: Encodable {
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
