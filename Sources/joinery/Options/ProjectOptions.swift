import ArgumentParser
import Bookings
import Foundation
import Operations

/// Where and when a command works: the options that every command takes, whatever form its result has.
struct ProjectOptions: ParsableArguments {
    @Option(
        name: [.customShort("C", allowingJoined: true), .long],
        help: ArgumentHelp("The folder that holds `site-data/`, `Templates/` and `output/`.", valueName: "dir"))
    var directory = "."

    @Option(help: ArgumentHelp("Only this site.", valueName: "id"))
    var site: String?

    @Option(
        help: ArgumentHelp(
            "The time to build for, such as 2026-11-23T09:30:00Z. Default: SOURCE_DATE_EPOCH, else the clock.", valueName: "time"))
    var now: String?

    @Flag(name: .shortAndLong, help: "Say nothing unless something is wrong.")
    var quiet = false

    var workspace: Workspace {
        Workspace(path: directory, givenSecret: Environment.process[Workspace.secretVariable], zoneFolder: .process)
    }
    var console: Console { Console.standard(isQuiet: quiet) }
    var onlySite: Site.ID? { site.map { Site.ID($0) } }

    func project() throws -> ProjectFolder { try ProjectFolder(workspace) }

    /// The clock of the machine, whatever `--now` says.
    var wallClock: Instant { Instant(seconds: Int64(Date().timeIntervalSince1970)) }

    /// The time to build for: `--now`, else `SOURCE_DATE_EPOCH`, else the clock (`Sources/Bookings/Bookings.docc/Time.md`). Asked for once
    /// by each command, since it says where a variable that may be forgotten decides.
    func instant() throws -> Instant {
        let instant = try silentInstant()
        if now == nil, Environment.process[Self.epoch] != nil { console.say("\(Self.epoch) is set: the time is \(instant.rfc3339)") }
        return instant
    }

    /// The same without a word, for what asks again and again.
    func silentInstant() throws -> Instant {
        if let now {
            guard let instant = Instant(rfc3339: now) else { throw OptionProblem.now(now) }
            return instant
        }
        if let text = Environment.process[Self.epoch] {
            guard let seconds = Int64(text), Instant.writable.contains(seconds) else { throw OptionProblem.epoch(text) }
            return Instant(seconds: seconds)
        }
        return wallClock
    }

    private static let epoch = "SOURCE_DATE_EPOCH"
}
