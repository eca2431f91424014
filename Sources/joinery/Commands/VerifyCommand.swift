import ArgumentParser
import Bookings
import Foundation
import Pages
import Publishing

/// Compares what is published with what was: nothing missing, foreign or altered.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compare the published trees with their manifests.",
        discussion: "A tree that differs is marked, so that the next build repairs it. Exits with 3 if one does.")

    @OptionGroup var settings: Settings

    func run() throws {
        let workspace = settings.workspace
        let interruption = Interruption()
        let jobs = ProcessInfo.processInfo.activeProcessorCount
        do {
            let results = try workspace.publishedSites(only: settings.onlySite).map { site in
                let report = try workspace.withPublisher(of: site) { try $0.verify(jobs: jobs, isCancelled: interruption.isCancelled) }
                return SiteVerification(site: site, report: report)
            }
            switch settings.format {
            case .text: try settings.console.write(results.map { $0.lines.map { "\($0)\n" }.joined() }.joined())
            case .json: try settings.console.write(json(Document(sites: results.map(\.document))))
            }
            if results.contains(where: { !$0.report.isSound }) { throw ExitCode(Failure.Code.difference.rawValue) }
        } catch let failure as Failure where failure.code == .interrupted {
            throw Failure(interruption.code, failure.message)
        }
    }

    private struct Document: Encodable {
        var schema = 1
        let sites: [SiteVerification.Document]
    }
}

/// What `verify` found at one site.
struct SiteVerification {
    let site: Site.ID
    let report: VerifyReport

    var lines: [String] {
        guard !report.isSound else { return ["\(site): \(report.files) files, all as published"] }
        let shown = report.findings.map(\.words).sorted().prefix(50)
        let mended = report.isMarked ? "the next `joinery build` repairs them" : "the trees could not be marked for repair"
        return ["\(site): \(report.files) files, \(report.count) of them not as published; \(mended)"] + shown.map { "  \($0)" }
            + (report.count > shown.count ? ["  and \(report.count - shown.count) more"] : [])
    }

    var document: Document {
        Document(
            site: site.rawValue, files: report.files, differences: report.count, isMarked: report.isMarked,
            findings: report.findings.map(\.words).sorted())
    }

    struct Document: Encodable {
        let site: String
        let files: Int
        let differences: Int
        let isMarked: Bool
        /// The first 1,000.
        let findings: [String]
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

extension PageKey {
    /// The page as change lists name it: `my-bookings:12`.
    var words: String {
        switch PageKind(rawValue: kind) {
        case .site: PageKind.site.name(ofRow: row)
        case .asset: PageKind.asset.name
        case .ownPage: PageKind.ownPage.name + (twin == 0 ? "" : " (Markdown)")
        case let kind: "\(kind?.name ?? "page"):\(row)\(["", " (Markdown)", " (calendar)"][min(Int(twin), 2)])"
        }
    }

    /// Which of a page's files it is.
    var file: String { ["page", "markdown", "calendar"][min(Int(twin), 2)] }
}
