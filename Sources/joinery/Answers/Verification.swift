import Bookings
import Publishing

/// What `verify` found.
struct Verification: Answer {
    let sites: [SiteVerification]

    var isSound: Bool { sites.allSatisfy(\.isSound) }

    var text: String { sites.flatMap(\.lines).map { "\($0)\n" }.joined() }

    var document: Document { Document(sites: sites.map(\.document)) }

    struct Document: Encodable {
        let sites: [SiteVerification.Document]
    }
}

/// What `verify` found at one site.
struct SiteVerification {
    let site: Site.ID
    let report: VerifyReport
    /// Nil if they were not searched for.
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
