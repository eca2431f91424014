import ArgumentParser
import Bookings
import Foundation

/// Where and when a command works: the options that every command takes, whatever form its result has.
struct Surroundings: ParsableArguments {
    @Option(
        name: [.customShort("C"), .long],
        help: ArgumentHelp("The folder that holds `site-data/`, `Templates/` and `output/`.", valueName: "dir"))
    var directory = Settings.environment("DIRECTORY") ?? "."

    @Option(help: ArgumentHelp("Only this site.", valueName: "id"))
    var site: String?

    @Option(
        help: ArgumentHelp(
            "The time to build for, such as 2026-11-23T09:30:00Z. Default: SOURCE_DATE_EPOCH, else the clock.", valueName: "time"))
    var now: String?

    @Flag(name: .shortAndLong, help: "Say nothing beside the result.")
    var quiet = false

    var workspace: Workspace { Workspace(path: directory) }
    var console: Console { Console.standard(isQuiet: quiet || Settings.flag("QUIET")) }
    var onlySite: Site.ID? { (site ?? Settings.environment("SITE")).map { Site.ID($0) } }

    /// The time to build for: `--now`, else `SOURCE_DATE_EPOCH`, else the clock (rules.md 5).
    func instant() throws -> Instant {
        if let now = now ?? Settings.environment("NOW") {
            guard let instant = Instant(rfc3339: now) else {
                throw Failure(.usage, "`--now` is `\(now)`, allowed is a time such as `2026-11-23T09:30:00Z`")
            }
            return instant
        }
        if let text = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !text.isEmpty {
            guard let seconds = Int64(text), seconds >= 0 else {
                throw Failure(.usage, "SOURCE_DATE_EPOCH is `\(text)`, allowed is a number of seconds since 1970")
            }
            return Instant(seconds: seconds)
        }
        return Instant(seconds: Int64(Date().timeIntervalSince1970))
    }
}
