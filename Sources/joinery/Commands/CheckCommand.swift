import ArgumentParser
import Bookings
import Operations

/// Everything that `build` does but write.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find mistakes in data, configuration and templates.",
        discussion: """
            Check database, configuration and templates; publish nothing.

            Examples:
              joinery check
              joinery check --strict --format json
            """)

    @OptionGroup var place: ProjectOptions

    @Option(help: "How to print the result; `github` is for a workflow, which shows the findings beside the lines they are about.")
    var format = Format.text

    @Flag(help: "Exit with 1 for a warning too.")
    var strict = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, github

        /// Nil for annotations.
        var ofAnswer: OutputFormat? { OutputFormat(rawValue: rawValue) }
    }

    func run() throws {
        let report = try FindingsReport(of: place.project, only: place.onlySite, now: place.instant())
        if let format = format.ofAnswer {
            try place.console.print(report, as: format)
        } else {
            try place.console.write(Printout(Annotations(report.findings, in: place.directory).lines))
        }
        if report.findings.contains(where: { $0.severity == .error || strict }) { throw Failure.Code.findings.exit }
    }
}
