import ArgumentParser
import Bookings
import Operations

/// Whether last night's build was good, and what waits.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Tell whether the last builds were good, what waits.",
        discussion: """
            Tell of each site whether its last build was good, and what waits.

            Looks and changes nothing; it takes no lock, and it tells what it can where the database cannot be read. The findings are those \
            of the last build.

            Examples:
              joinery status
              joinery status --quiet --max-age 10m
              joinery status --quiet --metrics /var/lib/prometheus/node-exporter/joinery.prom
            """)

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("Exit with 1 if a site had no good build for so long, such as 10m, 36h or 7d.", valueName: "age"))
    var maxAge: Age?

    @Option(help: ArgumentHelp("Also write the figures to this file, for Prometheus' textfile collector.", valueName: "file"))
    var metrics: String?

    func run() throws {
        let report = try StatusReport(
            of: common.workspace, only: common.onlySite, now: common.instant(), time: common.wallClock, maxAge: maxAge?.seconds)
        if let metrics { try StatusMetrics(report).write(to: metrics) }
        try common.print(report)
        if let trouble = report.trouble {
            common.console.report(trouble)
            throw trouble.code.exit
        }
        if !report.tooOld.isEmpty { throw Failure.Code.findings.exit }
    }
}
