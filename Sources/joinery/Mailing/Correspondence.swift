import BookingDatabase
import Bookings
import Pages

/// The mails that there are to write to the clients of one site, as the database is at this moment.
final class Correspondence {
    let site: Site
    let now: Instant
    private let snapshot: Snapshot
    private let briefing: SiteBriefing
    private let secret: SiteSecret
    private let addresses: PageAddresses
    /// In order of their start.
    private let ofCourse: [Service.ID: [Briefing]]
    private let member: (Member.ID) throws -> Member?
    private let booking: (Booking.ID) throws -> (booking: Booking, member: Member.ID, isConfirmedByMail: Bool)?
    private let wasReminded: (Booking.ID, Session.ID) throws -> Bool

    init(_ site: Site, in snapshot: Snapshot, secret: SiteSecret, access: Access, now: Instant) throws {
        self.site = site
        self.now = now
        self.snapshot = snapshot
        self.secret = secret
        addresses = PageAddresses(site: site, secret: secret, access: access)
        briefing = try SiteBriefing(site, snapshot, secret: secret, access: access)
        ofCourse = Dictionary(grouping: briefing.inOrder.filter(\.isOfCourse), by: \.service)
        member = try snapshot.memberLookup(of: site)
        booking = try snapshot.bookingLookup()
        wasReminded = try snapshot.reminderLookup()
    }

    /// Calls `body` with the confirmation of each booking that no mail has confirmed, in order of id.
    func forEachConfirmation(_ body: (Letter) throws -> Void) throws {
        try snapshot.forEachUnconfirmedBooking(of: site, now: now) { booking, member in
            guard let member = try self.member(member), let letter = confirmation(of: booking, to: member) else { return }
            try body(letter)
        }
    }

    /// The confirmation of one booking, whether a mail has confirmed it or not; nil where there is nothing to confirm.
    func confirmation(of id: Booking.ID) throws -> Letter? {
        guard let found = try booking(id), let member = try member(found.member) else { return nil }
        return confirmation(of: found.booking, to: member)
    }

    /// Calls `body` with a reminder for each booking with sessions that start within so many hours, in order of id.
    ///
    /// - Parameter isTaken: says which sessions of a booking another mail reminds of already.
    func forEachReminder(hours: Int, isTaken: (Booking.ID, Session.ID) -> Bool, _ body: (Letter) throws -> Void) throws {
        let end = Instant(seconds: now.seconds + Int64(hours) * 3600)
        try snapshot.forEachDueBooking(of: site, within: now...end) { booking, member, sessions in
            let open = sessions.filter { !isTaken(booking.id, $0) }.compactMap { briefing[$0] }
            guard let member = try self.member(member),
                let letter = Letter.reminder(of: booking, to: member, sessions: open, now: now)
            else { return }
            try body(letter)
        }
    }

    /// One notice for each client who holds something old: those whom `notify` names and telling helps, by the same function.
    func notices() throws -> [Letter] {
        try noticesByMember().sorted { $0.key < $1.key }.map(\.value)
    }

    private func noticesByMember() throws -> [Member.ID: Letter] {
        if let knownNotices { return knownNotices }
        let clients = try briefing.outdatedClients(in: snapshot, now: now).filter(\.isConfirmed)
        let notices = try Dictionary(grouping: clients, by: \.member.id).compactMapValues { clients in
            let changes = try clients.compactMap { client in try booking(client.booking).map { (client, $0.booking) } }
            return clients.first.flatMap { Letter.notice(of: changes, to: $0.member) }
        }
        knownNotices = notices
        return notices
    }

    /// Worked out once: all clients' deliveries are read for it.
    private var knownNotices: [Member.ID: Letter]?

    /// What a letter says, as it is remembered beside the mail.
    func record(of letter: Letter) -> ToldRecord {
        let member = letter.member
        let reader = [member.name, member.email, member.language ?? "", member.timeZone ?? "", addresses.url(member)]
        return ToldRecord(
            madeAt: now, reader: secret.word(.mailMessage, site: site.id, of: "reader\0\(reader.joined(separator: "\0"))"),
            sessions: letter.tells)
    }

    /// The name of the mail that says so.
    func name(of letter: Letter, saying record: ToldRecord) -> MailName {
        MailName(letter, word: secret.word(.mailMessage, site: site.id, of: "\(letter.kind.rawValue)\0\(record.text)"))
    }

    /// Whether a mail that waits says what it would say if it were written now.
    func isStillTrue(_ name: MailName, _ record: ToldRecord) throws -> Bool {
        guard let letter = try letter(in: name, record) else { return false }
        return self.record(of: letter).saysSame(as: record)
    }

    /// Whether the mail's client and booking are still in the database.
    func isKnown(_ name: MailName) throws -> Bool {
        guard try member(name.member) != nil else { return false }
        return try name.booking.map { try booking($0) != nil } ?? true
    }

    private func letter(in name: MailName, _ record: ToldRecord) throws -> Letter? {
        guard let member = try member(name.member) else { return nil }
        guard let id = name.booking else { return try noticesByMember()[name.member] }
        guard let found = try booking(id), found.member == name.member else { return nil }
        guard name.kind == .reminder else { return found.isConfirmedByMail ? nil : confirmation(of: found.booking, to: member) }
        guard try record.sessions.allSatisfy({ try !wasReminded(id, $0.session) }) else { return nil }
        let sessions = record.sessions.compactMap { briefing[$0.session] }.filter { isOf(found.booking, $0) }
        return Letter.reminder(of: found.booking, to: member, sessions: sessions, now: now)
    }

    private func confirmation(of booking: Booking, to member: Member) -> Letter? {
        switch booking.target {
        case .session(let id): Letter.confirmation(of: booking, to: member, sessions: briefing[id].map { [$0] } ?? [], now: now)
        case .course(let id): Letter.confirmation(of: booking, to: member, sessions: ofCourse[id] ?? [], now: now)
        }
    }

    private func isOf(_ booking: Booking, _ briefing: Briefing) -> Bool {
        switch booking.target {
        case .session(let id): briefing.session == id
        case .course(let id): briefing.service == id
        }
    }
}
