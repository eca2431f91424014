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
              joinery notify --session 81 --delivered
            """)

    @OptionGroup var place: ProjectOptions

    @Option(help: "How to print the result.")
    var format: ListFormat?

    @Option(help: ArgumentHelp("Only clients of this session.", valueName: "id"))
    var session: RowName?

    @Option(help: ArgumentHelp("Only this member.", valueName: "id"))
    var member: RowName?

    @Flag(help: "Record that they were told by hand.")
    var delivered = false

    @Flag(help: "With --delivered: name them, and record nothing.")
    var dryRun = false

    func run() throws {
        let search = try OutdatedSearch(
            place.project(), only: place.onlySite, session: session?.session(place), member: member?.member(place),
            now: place.instant())
        let list = try delivered && !dryRun ? search.record() : search.list()
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
