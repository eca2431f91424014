import Bookings
import Foundation
import Publishing

/// What a build of a site was made from and came to: where all of it is as it was, the next build has the same answer without reading
/// anything. `private/built` holds it as JSON.
///
/// It says nothing of pages: those are known by their recipes. A record that is missing or not as written here is no record.
struct BuildRecord: Codable {
    static let name = "built"
    /// More findings are not kept: such a build is carried out again.
    private static let mostFindings = 5000

    var version = 1
    /// All sites of the database.
    let sites: [String]
    /// The secret's fingerprint.
    let secret: String
    /// Where time zones are read from.
    let zoneFolder: String
    /// Seconds since 1970; so is `nextChange`, when a session ends.
    let now: Int64
    let nextChange: Int64?
    /// What was read, by path.
    let inputs: [String: String]
    /// What was published, by path below the site's folder.
    let published: [String: String]
    let pages: Int
    let files: Int
    let findings: [FindingDocument]

    /// Nil where the build cannot be known again: something changed meanwhile, or mails wait that every build looks at.
    init?(
        of build: SiteBuild, at now: Instant, _ inputs: InputFiles, zones: [String], sites: [Site.ID], fingerprint: String,
        in workspace: Workspace
    ) {
        guard let site = build.site, build.findings.count <= Self.mostFindings, build.report.staleCount == 0,
            let stamps = inputs.settled(with: zones.map { "\(workspace.zoneFolder.path)/\($0)" }),
            let published = PublishedState(of: workspace.output(of: site.rawValue)).stamps
        else { return nil }
        self.sites = sites.map(\.rawValue)
        secret = fingerprint
        zoneFolder = workspace.zoneFolder.path
        self.now = now.seconds
        nextChange = build.nextChange?.seconds
        self.inputs = stamps
        self.published = published
        (pages, files) = (build.report.pages, build.report.files)
        findings = build.findings.map(FindingDocument.init)
    }

    /// The record of a site; nil where there is none that can be read.
    init?(of site: Site.ID, in workspace: Workspace) {
        guard let data = FileManager.default.contents(atPath: "\(workspace.output(of: site.rawValue))/private/\(Self.name)"),
            let record = try? JSONDecoder().decode(Self.self, from: data), record.version == 1
        else { return nil }
        self = record
    }

    func write(in lock: BuildLock) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try lock.setRecord(Self.name, [UInt8](encoder.encode(self)))
    }

    /// The build as it would be again.
    func build(of site: Site.ID) -> SiteBuild? {
        let known = findings.compactMap(\.finding)
        guard known.count == findings.count else { return nil }
        return SiteBuild(
            site, report: PublishReport(unchangedPages: pages, files: files), findings: known,
            nextChange: nextChange.map { Instant(seconds: $0) })
    }
}
