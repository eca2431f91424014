import ArgumentParser
import Bookings
import Pages

/// Everything that `build` does but write.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check database, configuration and templates; publish nothing.")

    @OptionGroup var common: CommonOptions

    @Flag(help: "Exit with 1 for a warning too.")
    var strict = false

    func run() throws {
        let findings = try findings(now: common.instant())
        try common.print(FindingsReport(findings: findings))
        if findings.contains(where: { $0.severity == .error || strict }) { throw Failure.Code.findings.exit }
    }

    /// Errors that leave nothing to read further are findings like all others.
    private func findings(now: Instant) throws -> [Finding] {
        do {
            return try Self.run(Sources(common.project()), only: common.onlySite, now: now)
        } catch {
            guard let findings = Failure(error)?.findings, !findings.isEmpty else { throw error }
            return findings
        }
    }

    /// Reads, resolves and renders all that a build would, and keeps what is wrong.
    static func run(_ sources: Sources, only site: Site.ID?, now: Instant) throws -> [Finding] {
        let sites = try sources.siteIDs(only: site)
        return try sources.database.snapshot { snapshot in
            try snapshot.checkIntegrity(isThorough: true)
            var findings = try snapshot.brokenReferences()
            for reading in try sources.read(sites, from: snapshot, now: now) {
                findings += reading.findings
                guard let pages = reading.pages else { continue }
                let stream = PageStream(pages, members: try snapshot.members(of: reading.site))
                let renderer = PageRenderer(pages)
                var output = PageOutput()
                while let work = try stream.next() {
                    renderer.render(work, into: &output)
                    output.removeAll()
                }
                findings += renderer.findings
                findings += try sources.unreachableMembers(of: reading.site, in: snapshot, now: now)
                findings += Finding.oldLinks(try snapshot.outdatedClients(of: reading.schedule, now: now))
            }
            // What is wrong with a page of the owner's is so on every site.
            var seen: Set<Finding> = []
            return findings.filter { seen.insert($0).inserted }
        }
    }
}
