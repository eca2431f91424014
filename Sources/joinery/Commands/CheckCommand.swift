import ArgumentParser
import Bookings
import Operations

/// Everything that `build` does but write.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check database, configuration and templates; publish nothing.")

    @OptionGroup var common: CommonOptions

    @Flag(help: "Exit with 1 for a warning too.")
    var strict = false

    func run() throws {
        let report = try FindingsReport(of: common.project, only: common.onlySite, now: common.instant())
        try common.print(report)
        if report.findings.contains(where: { $0.severity == .error || strict }) { throw Failure.Code.findings.exit }
    }
}
