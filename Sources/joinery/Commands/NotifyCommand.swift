import ArgumentParser
import BookingDatabase
import Bookings

/// Who holds something old: an old link, time, place or status, or a join page's address without a confirmed booking.
struct NotifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify", abstract: "Name the clients who hold something old, or record that they were told.",
        discussion: """
            Prints names and e-mail addresses: that is what it is for. `--delivered` records that all who are named, and still have a \
            confirmed booking, were told by hand; who has none stays named until `joinery session rotate`.
            """)

    @OptionGroup var surroundings: Surroundings

    @Option(help: "How to print the result.")
    var format: ListFormat?

    @Option(help: ArgumentHelp("Only clients of this session.", valueName: "id"))
    var session: Int64?

    @Option(help: ArgumentHelp("Only this member.", valueName: "id"))
    var member: Int64?

    @Flag(help: "Record that they were told by hand.")
    var delivered = false

    @Flag(help: "With --delivered: name them, and record nothing.")
    var dryRun = false

    func run() throws {
        let delivered = delivered || Settings.flag("DELIVERED")
        let dryRun = dryRun || Settings.flag("DRY_RUN")
        let format = try format ?? ListFormat.environment()
        let found = try delivered && !dryRun ? record() : read()
        try surroundings.console.write(OutdatedList(found).text(as: format))
        if delivered {
            let count = found.flatMap(\.clients).count(where: \.isConfirmed)
            surroundings.console.say(
                "\(dryRun ? "would record" : "recorded") that \(count) \(count == 1 ? "booking was" : "bookings were") told by hand")
        }
    }

    private func read() throws -> [OutdatedList.Part] {
        let database = try BookingDatabase(path: path())
        return try database.snapshot { try outdated(in: $0) }
    }

    private func record() throws -> [OutdatedList.Part] {
        let now = try surroundings.instant()
        return try EditableDatabase(path: path()).transaction(keeps: { $0.contains { !$0.clients.isEmpty } }) { transaction in
            let found = try outdated(in: transaction.snapshot)
            for part in found where part.clients.contains(where: \.isConfirmed) {
                try transaction.record(toldByHand: part.clients.filter(\.isConfirmed), by: .owner, in: part.site, at: now)
            }
            return found
        }
    }

    private func outdated(in snapshot: Snapshot) throws -> [OutdatedList.Part] {
        let (secret, now) = (try surroundings.workspace.readSecret(), try surroundings.instant())
        let access = try surroundings.workspace.readConfiguration().access
        if let session { _ = try SiteChoice(surroundings.onlySite, snapshot).site(of: .session(Session.ID(session))) }
        if let member { _ = try SiteChoice(surroundings.onlySite, snapshot).site(of: .member(Member.ID(member))) }
        return try SiteChoice(surroundings.onlySite, snapshot).sites().map { site in
            let clients = try snapshot.outdatedClients(of: snapshot.schedule(of: site, secret: secret, access: access), now: now)
            return OutdatedList.Part(
                site: site,
                clients: clients.filter { client in
                    (session ?? client.resolved.id.rawValue) == client.resolved.id.rawValue
                        && (member ?? client.member.id.rawValue) == client.member.id.rawValue
                })
        }
    }

    private func path() throws -> String {
        try surroundings.workspace.resolve(surroundings.workspace.readConfiguration().database)
    }
}
