import BookingDatabase
import Bookings
import Publishing

/// One run of `joinery mail`: records what was sent, takes back what is no longer true, writes what is missing.
struct MailRun {
    private let sources: Sources
    private let sites: [Site.ID]
    private let now: Instant
    private let isRehearsal: Bool
    private var locks: [Site.ID: BuildLock] = [:]
    private var postboxes: [Site.ID: Postbox] = [:]
    /// How many sent mails were recorded, by site.
    private(set) var recorded: [Site.ID: Int] = [:]
    /// Mails that were sent and of which nobody knows what they said.
    private(set) var lost: [String] = []

    /// Mails that are recorded in one transaction.
    private static let atOnce = 512

    /// Takes the lock of each site's folder, unless nothing is to be written.
    init(_ sources: Sources, sites: [Site.ID], now: Instant, isRehearsal: Bool) throws {
        self.sources = sources
        self.sites = sites
        self.now = now
        self.isRehearsal = isRehearsal
        for site in sites {
            let folder = SiteFolder(path: sources.workspace.output(of: site.rawValue))
            if isRehearsal {
                postboxes[site] = try naming(site) { try Postbox(reading: folder, of: site) }
            } else {
                let lock = try naming(site) { try folder.lock() }
                locks[site] = lock
                postboxes[site] = try naming(site) { try Maildir(lock, making: true).map { try Postbox($0, of: site) } }
            }
        }
    }

    /// Records in the database what sent mails told: those in `cur/`, and `files` wherever they lie. Then they are gone.
    mutating func recordSent(and files: [String] = []) throws {
        let named = try files.map(find)
        guard !isRehearsal else { return }
        for site in sites {
            guard let postbox = postboxes[site] else { continue }
            var mails: [Postbox.Sent] = postbox.sent
            let known = Set(mails.map(\.name))
            mails += Set(named.filter { $0.site == site && !known.contains($0.name) }.map(\.name)).map { Postbox.Sent(name: $0, file: nil) }
            for start in stride(from: 0, to: mails.count, by: Self.atOnce) {
                try record(mails[start..<min(start + Self.atOnce, mails.count)], of: site)
            }
        }
    }

    private mutating func record(_ mails: ArraySlice<Postbox.Sent>, of id: Site.ID) throws {
        var known: [(mail: Postbox.Sent, record: ToldRecord)] = []
        for mail in mails {
            if let record = try naming(id, { try postboxes[id]?.record(of: mail.name) }) {
                known.append((mail, record))
            } else {
                lost.append(mail.name.text)
            }
        }
        guard !known.isEmpty else { return }
        try EditableDatabase(path: sources.database.path).transaction(keeps: { _ in true }) { transaction in
            for (mail, record) in known {
                try transaction.record(record.sessions, by: mail.name.kind, madeAt: record.madeAt, at: now)
            }
            let site = try transaction.snapshot.sites().first { $0.id == id }
            if let site { try transaction.log(delivered: known.count, in: site, at: now) }
        }
        // Only now: a run that is killed before this records them again, which changes nothing.
        try naming(id) { try postboxes[id]?.forget(known.map(\.mail)) }
        recorded[id, default: 0] += known.count
    }

    /// Finds a mail by its path or its name.
    private func find(_ file: String) throws -> (site: Site.ID, name: MailName) {
        let last = file.split(separator: "/").last.map(String.init) ?? ""
        let name = MailName(String(last.prefix { $0 != ":" }))
        for (site, postbox) in postboxes {
            if let name, postbox.waiting.contains(name) || postbox.sent.contains(where: { $0.name == name }) { return (site, name) }
        }
        throw Failure(
            .noInput, "no mail `\(last)` waits or was sent; nothing was recorded",
            hint: "name files of `output/<site>/private/mail/new`; one that is recorded is there no more")
    }

    /// What was recorded, where nothing is to be written.
    func recordedOnly() -> [SiteMail] {
        sites.map { site in
            SiteMail(
                site: site, written: [:], dropped: 0, waiting: postboxes[site]?.waiting.count ?? 0, recorded: recorded[site] ?? 0,
                findings: [], seconds: Post.Seconds())
        }
    }

    /// Writes mails, from one snapshot of the database.
    mutating func write(_ choice: MailChoice) throws -> [SiteMail] {
        try sources.database.snapshot { snapshot in
            try sources.examine(snapshot, noted: Array(locks.values))
            let readings = try sources.read(sites, from: snapshot, now: now)
            try Failure.refuse(readings.flatMap(\.findings))
            return try readings.map { try write(choice, for: $0, from: snapshot) }
        }
    }

    private mutating func write(_ choice: MailChoice, for reading: SiteReading, from snapshot: Snapshot) throws -> SiteMail {
        let site = reading.site.id
        guard let pages = reading.pages, let sender = sources.configuration.sites[site]?.sender else { throw Failure(reading.findings) }
        let correspondence = sources.correspondence(of: reading, in: snapshot, now: now)
        var postbox = postboxes[site]
        let dropped = try naming(site) { try postbox?.dropStale(correspondence, isRehearsal: isRehearsal) ?? 0 }
        var post = try naming(site) {
            try Post(correspondence, pages, from: sender, taken: postbox, into: isRehearsal ? nil : postbox)
        }
        try naming(site) { try post.write(choice) }
        return SiteMail(
            site: site, written: post.written, dropped: dropped, waiting: (postbox?.waiting.count ?? 0) + (isRehearsal ? 0 : post.count),
            recorded: recorded[site] ?? 0, findings: post.findings, seconds: post.seconds)
    }

    /// Does something to a site's mails and words what goes wrong.
    private func naming<Result>(_ site: Site.ID, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as PublishError {
            throw Failure(error, folder: sources.workspace.output(of: site.rawValue), outcome: "no further mail was written")
        }
    }
}
