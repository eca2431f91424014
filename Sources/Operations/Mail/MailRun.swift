import BookingDatabase
package import Bookings
import Mailbox
import Publishing

/// One run of `joinery mail`: records what was sent, takes back what is no longer true, writes what is missing.
package struct MailRun {
    private let project: Project
    private let sites: [Site.ID]
    private let now: Instant
    private let isRehearsal: Bool
    private let tell: (String) -> Void
    private var locks: [Site.ID: BuildLock] = [:]
    private var folders: [Site.ID: MailFolder] = [:]
    /// How many sent mails were recorded, by site.
    package private(set) var recorded: [Site.ID: Int] = [:]
    /// Mails that were sent and of which nobody knows what they said.
    package private(set) var lost: [String] = []

    /// Mails that are recorded in one transaction.
    private static let atOnce = 512

    /// Takes the lock of each site's folder, unless nothing is to be written.
    ///
    /// - `time`: the wall clock, in seconds since 1970; told to those who find the folder locked.
    /// - `tell`: told each step as it begins.
    package init(
        _ project: Project, sites: [Site.ID], now: Instant, time: Int64, isRehearsal: Bool, tell: @escaping (String) -> Void
    ) throws {
        self.project = project
        self.tell = tell
        self.sites = sites
        self.now = now
        self.isRehearsal = isRehearsal
        for site in sites {
            let folder = project.siteFolder(site)
            if isRehearsal {
                folders[site] = try naming(site) { try MailFolder(reading: folder, of: site) }
            } else {
                let lock = try naming(site) { try folder.lock(at: time) }
                locks[site] = lock
                folders[site] = try naming(site) { try Maildir(lock, making: true).map { try MailFolder($0, of: site) } }
            }
        }
    }

    /// Refuses a time before the newest delivery: a clock that is wrong, or a `SOURCE_DATE_EPOCH` left in the environment, would confirm
    /// what is long over, and what it recorded would count as older than what clients know.
    package func refuseEarlierTime() throws {
        for site in try project.database.snapshot({ try $0.sites() }) where sites.contains(site.id) {
            guard let newest = try project.database.snapshot({ try $0.newestDelivery(of: site) }),
                newest.seconds > Self.drift, now.seconds < newest.seconds - Self.drift
            else { continue }
            throw MailProblem.earlierTime(now, newest: newest, site: site.id)
        }
    }

    /// Seconds by which the newest delivery may lie ahead: of several mails recorded at once the later counts as told a second later.
    private static let drift: Int64 = 60

    /// Records in the database what sent mails told: those in `cur/`, and `files` wherever they lie. Then they are gone.
    package mutating func recordSent(and files: [String] = []) throws {
        let named = try files.map(find)
        guard !isRehearsal else { return }
        for site in sites {
            guard let folder = folders[site] else { continue }
            var mails: [MailFolder.Sent] = folder.sent
            let known = Set(mails.map(\.name))
            mails += Set(named.filter { $0.site == site && !known.contains($0.name) }.map(\.name)).map {
                MailFolder.Sent(name: $0, file: nil)
            }
            if !mails.isEmpty { tell("\(site): recording \(Counted(mails.count, "mail that was sent", "mails that were sent"))") }
            for start in stride(from: 0, to: mails.count, by: Self.atOnce) {
                try record(mails[start..<min(start + Self.atOnce, mails.count)], of: site)
            }
        }
    }

    private mutating func record(_ mails: ArraySlice<MailFolder.Sent>, of id: Site.ID) throws {
        var known: [(mail: MailFolder.Sent, record: MailRecord)] = []
        for mail in mails {
            if let record = try naming(id, { try folders[id]?.record(of: mail.name) }) {
                known.append((mail, record))
            } else {
                lost.append(mail.name.text)
            }
        }
        guard !known.isEmpty else { return }
        try EditableDatabase(path: project.database.path).transaction(keeps: { _ in true }) { transaction in
            // As they were written: of two that tell of one session, the later counts.
            for (mail, record) in known.sorted(by: { $0.record.madeAt < $1.record.madeAt }) {
                try transaction.record(record.sessions, by: mail.name.kind, madeAt: record.madeAt, at: now)
            }
            let site = try transaction.snapshot.sites().first { $0.id == id }
            if let site { try transaction.log(delivered: known.count, in: site, at: now) }
        }
        // Only now: a run that is killed before this records them again, which changes nothing.
        try naming(id) { try folders[id]?.forget(known.map(\.mail)) }
        recorded[id, default: 0] += known.count
    }

    /// Finds a mail by its path or its name.
    private func find(_ file: String) throws -> (site: Site.ID, name: MailName) {
        let last = file.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? ""
        let name = MailName(last.withoutFlags)
        for (site, folder) in folders {
            if let name, folder.waiting.contains(name) || folder.sent.contains(where: { $0.name == name }) { return (site, name) }
        }
        throw MailProblem.unknownMail(last)
    }

    /// What was recorded, where nothing is to be written.
    package func recordedOnly() -> [SiteMail] {
        sites.map { site in
            SiteMail(
                site: site, written: [:], dropped: 0, waiting: folders[site]?.waiting.count ?? 0, recorded: recorded[site] ?? 0,
                findings: [], seconds: MailWriter.Seconds())
        }
    }

    /// Writes mails, from one snapshot of the database.
    package mutating func write(_ choice: MailChoice) throws -> [SiteMail] {
        tell("reading the database")
        let stamp = project.database.stamp
        return try project.database.snapshot { snapshot in
            let isExamined = try project.isExamined(stamp, notedIn: Array(locks.values))
            let broken = isExamined ? [] : try project.examine(snapshot)
            let readings = try snapshot.sites().filter { sites.contains($0.id) }.map {
                try SiteReading($0, from: snapshot, of: project, now: now)
            }
            try Failure.refuse(broken.map(\.finding) + readings.flatMap(\.findings))
            if !isExamined { for lock in locks.values { try project.noteExamined(stamp, in: lock) } }
            return try readings.map { try write(choice, for: $0, from: snapshot) }
        }
    }

    private mutating func write(_ choice: MailChoice, for reading: SiteReading, from snapshot: Snapshot) throws -> SiteMail {
        let site = reading.site.id
        let settings = project.configuration.sites[site]
        guard let pages = reading.pages, let sender = settings?.sender else { throw Failure(reading.findings) }
        let letterhead = pages.letterhead(from: sender, replyTo: settings?.replyTo)
        let due = project.dueMails(of: reading, in: snapshot, now: now)
        var folder = folders[site]
        tell("\(site): looking through \(Counted(folder?.waiting.count ?? 0, "mail that waits", "mails that wait"))")
        let dropped = try naming(site) { try folder?.dropStale(isRehearsal: isRehearsal, isTrue: due.isStillTrue) ?? 0 }
        tell("\(site): \(isRehearsal ? "counting" : "writing") the mails that are due")
        var post = try naming(site) {
            try MailWriter(due, pages, on: letterhead, taken: folder, into: isRehearsal ? nil : folder)
        }
        try naming(site) { try post.write(choice) }
        return SiteMail(
            site: site, written: post.written, dropped: dropped, waiting: (folder?.waiting.count ?? 0) + (isRehearsal ? 0 : post.count),
            recorded: recorded[site] ?? 0, findings: post.findings, seconds: post.seconds)
    }

    /// Does something to a site's mails and words what goes wrong.
    private func naming<Result>(_ site: Site.ID, _ body: () throws -> Result) throws -> Result {
        try project.naming(site, outcome: "no further mail was written", body)
    }
}

/// Why a mail cannot be recorded.
package enum MailProblem: Problem {
    case unknownMail(String)
    case earlierTime(Instant, newest: Instant, site: Site.ID)

    package var failure: Failure {
        switch self {
        case .unknownMail(let name):
            Failure(
                .noInput, as: "unknown-mail", "no mail `\(name)` waits or was sent; nothing was recorded",
                hint: "name files of `output/<site>/private/mail/new`; one that is recorded is there no more")
        case .earlierTime(let now, let newest, let site):
            Failure(
                .refused, as: "earlier-time",
                "\(site): it is \(now.inFourDigits.rfc3339) here, but clients were told something at \(newest.inFourDigits.rfc3339) already; no mail was written",
                hint: "look at `--now`, at the variables JOINERY_NOW and SOURCE_DATE_EPOCH, and at the clock (`date -u`)",
                subject: "site:\(site)")
        }
    }
}
