import ArgumentParser
import BookingDatabase
import Bookings
import Operations

/// The clients who hold something old: an old link, time, place, status or booking, or a join page's address without a confirmed booking.
struct NotifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify", abstract: "Name the clients who hold something old.",
        discussion: """
            Name the clients who hold something old, or record that they were told.

            Prints names and e-mail addresses: that is what it is for. `--delivered` records that all whom telling \
            helps were told by hand; clients who know a join page and have no confirmed booking stay named until `joinery session rotate`.

            Examples:
              joinery notify --session 81 --format csv
              joinery notify --session 81 --session 82 --delivered
            """)

    @OptionGroup var place: ProjectOptions

    @Option(help: "How to print it.")
    var format: ListFormat?

    @Option(help: ArgumentHelp("Only clients of this session; may be repeated.", valueName: "id"))
    var session: [RowName] = []

    @Option(help: ArgumentHelp("Only this member; may be repeated.", valueName: "id"))
    var member: [RowName] = []

    @Flag(help: "Record that they were told by hand.")
    var delivered = false

    @Flag(help: "With --delivered: name them, and record nothing.")
    var dryRun = false

    @OptionGroup var verbosity: VerboseOptions

    func run() throws {
        let tell = verbosity.telling(on: place.console)
        let search = try OutdatedSearch(
            place.project(), only: place.onlySite, sessions: session.sessions(place), members: member.members(place),
            now: place.instant(), tell: tell)
        let list = try delivered && !dryRun ? search.record() : search.list()
        tell(VerboseOptions.end)
        if let format = (format ?? .text).ofAnswer {
            // Who was told is only a report of what was done.
            if !place.quiet || format == .json || !delivered || dryRun { try place.console.print(list, as: format) }
        } else {
            try place.console.write(list.csv)
        }
        if delivered {
            let bookings = Counted(list.open, "booking was", "bookings were")
            place.console.say("\(dryRun ? "would record" : "recorded") that \(bookings) told by hand")
        }
    }
}
