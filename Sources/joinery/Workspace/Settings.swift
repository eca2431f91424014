import ArgumentParser
import Bookings
import Foundation

/// The options that every command takes.
struct Settings: ParsableArguments {
    @Option(
        name: [.customShort("C"), .long],
        help: ArgumentHelp("The folder that holds `site-data/`, `Templates/` and `output/`.", valueName: "dir"))
    var directory = environment("DIRECTORY") ?? "."

    @Option(help: ArgumentHelp("Only this site.", valueName: "id"))
    var site: String?

    @Option(help: "How to print the result.")
    var format = environment("FORMAT", as: Format.self) ?? .text

    @Option(
        help: ArgumentHelp(
            "The time to build for, such as 2026-11-23T09:30:00Z. Default: SOURCE_DATE_EPOCH, else the clock.", valueName: "time"))
    var now: String?

    @Flag(name: .shortAndLong, help: "Say nothing beside the result.")
    var quiet = flag("QUIET")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    func validate() throws {
        try Self.validateEnvironment("FORMAT", as: Format.self)
    }

    /// Reads `JOINERY_…`; an empty value is as good as none.
    static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment["JOINERY_\(name)"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The value of an option given as `JOINERY_…`; nil too where it is none, which `validateEnvironment` reports.
    static func environment<Value: ExpressibleByArgument>(_ name: String, as: Value.Type) -> Value? {
        environment(name).flatMap(Value.init(argument:))
    }

    /// Whether a flag is set as `JOINERY_…`: to anything but `0`, `false` or `no`.
    static func flag(_ name: String) -> Bool {
        environment(name).map { !["0", "false", "no"].contains($0.lowercased()) } ?? false
    }

    /// Refuses a value of the environment that the option of that name would refuse.
    static func validateEnvironment<Value: ExpressibleByArgument>(_ name: String, as: Value.Type) throws {
        guard let text = environment(name), Value(argument: text) == nil else { return }
        let allowed = Value.allValueStrings.map { "`\($0)`" }.joined(separator: ", ")
        throw ValidationError(
            "JOINERY_\(name) is `\(text)`" + (allowed.isEmpty ? ", which is no value of that option" : ", allowed \(allowed)"))
    }

    var workspace: Workspace { Workspace(path: directory) }
    var console: Console { Console.standard(isQuiet: quiet) }
    var onlySite: Site.ID? { (site ?? Self.environment("SITE")).map { Site.ID($0) } }

    /// The time to build for: `--now`, else `SOURCE_DATE_EPOCH`, else the clock (rules.md 5).
    func instant() throws -> Instant {
        if let now = now ?? Self.environment("NOW") {
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
