import ArgumentParser
import Bookings
import Pages

/// Everything that `build` does but write.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check database, configuration and templates; publish nothing.")

    @OptionGroup var settings: Settings

    @Flag(help: "Exit with 1 for a warning too.")
    var strict = false

    func run() throws {
        let now = try settings.instant()
        let findings = try findings(now: now)
        switch settings.format {
        case .text: try settings.console.write(text(findings))
        case .json: try settings.console.write(json(Document(findings: findings.map(FindingDocument.init))))
        }
        let isStrict = strict || Settings.flag("STRICT")
        let isFailure = findings.contains { $0.severity == .error || isStrict }
        if isFailure { throw ExitCode(Failure.Code.findings.rawValue) }
    }

    /// Errors that leave nothing to read further are findings like all others.
    private func findings(now: Instant) throws -> [Finding] {
        do {
            return try findings(Sources(settings.workspace), now: now)
        } catch {
            guard let findings = Failure(error)?.findings, !findings.isEmpty else { throw error }
            return findings
        }
    }

    private func findings(_ sources: Sources, now: Instant) throws -> [Finding] {
        let sites = try sources.siteIDs(only: settings.onlySite)
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

    private func text(_ findings: [Finding]) -> String {
        let lines = findings.map { "\($0.severity.rawValue): \($0.subject): \($0.sentence) [\($0.code.rawValue)]\n  -> \($0.advice)\n" }
        let errors = findings.count { $0.severity == .error }
        return lines.joined() + "\(errors) \(errors == 1 ? "error" : "errors"), \(findings.count - errors) "
            + "\(findings.count - errors == 1 ? "warning" : "warnings")\n"
    }

    private struct Document: Encodable {
        var schema = 1
        let findings: [FindingDocument]
    }
}
