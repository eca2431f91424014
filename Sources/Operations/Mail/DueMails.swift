package import BookingDatabase
package import Bookings
package import Mailbox
import Pages

/// The mails that there are to write to the clients of one site, as the database is at this moment.
package final class DueMails {
    package let site: Site
    package let now: Instant
    private let snapshot: Snapshot
    private let schedule: Schedule
    private let secret: SiteSecret

    package init(_ schedule: Schedule, in snapshot: Snapshot, secret: SiteSecret, now: Instant) {
        site = schedule.site
        self.schedule = schedule
        self.snapshot = snapshot
        self.secret = secret
        self.now = now
    }

    private var addresses: PageAddresses { schedule.addresses }

    private func member(_ id: Member.ID) throws -> Member? { try snapshot.member(id, of: site) }

    /// Calls `body` with the confirmation of each booking that no mail has confirmed, in order of id.
    package func forEachConfirmation(_ body: (Letter) throws -> Void) throws {
        try snapshot.unconfirmedBookings(of: site, now: now).forEach { booking, member in
            guard let member = try self.member(member), let letter = confirmation(of: booking, to: member) else { return }
            try body(letter)
        }
    }

    /// The confirmation of one booking, whether a mail has confirmed it or not; nil where there is nothing to confirm.
    package func confirmation(of id: Booking.ID) throws -> Letter? {
        guard let found = try snapshot.booking(id), let member = try member(found.member) else { return nil }
        return confirmation(of: found.booking, to: member)
    }

    /// Calls `body` with a reminder for each booking with sessions that start within so many hours, in order of id.
    ///
    /// - `isTaken`: says which sessions of a booking another mail reminds of already.
    package func forEachReminder(hours: Int, isTaken: (Booking.ID, Session.ID) -> Bool, _ body: (Letter) throws -> Void) throws {
        let end = Instant(seconds: now.seconds + Int64(hours) * 3600)
        try snapshot.dueBookings(of: site, within: now...end).forEach { due in
            let open = due.sessions.filter { !isTaken(due.booking.id, $0) }.compactMap { schedule[$0] }
            guard let member = try member(due.member),
                let letter = Letter.reminder(of: due.booking, to: member, sessions: open, now: now)
            else { return }
            try body(letter)
        }
    }

    /// One notice for each client who holds something old: those whom `notify` names and telling helps, by the same function.
    package func notices() throws -> [Letter] {
        try noticesByMember().sorted { $0.key < $1.key }.map(\.value)
    }

    private func noticesByMember() throws -> [Member.ID: Letter] {
        if let knownNotices { return knownNotices }
        let clients = try snapshot.outdatedClients(of: schedule, now: now).filter(\.isConfirmed)
        let notices = try Dictionary(grouping: clients, by: \.member.id).compactMapValues { clients in
            let changes = try clients.compactMap { client in try snapshot.booking(client.booking).map { (client, $0.booking) } }
            return clients.first.flatMap { Letter.notice(of: changes, to: $0.member) }
        }
        knownNotices = notices
        return notices
    }

    /// Worked out once: all clients' deliveries are read for it.
    private var knownNotices: [Member.ID: Letter]?

    /// What a letter says, as it is remembered beside the mail.
    package func record(of letter: Letter) -> MailRecord {
        let member = letter.member
        let reader = [member.name, member.email, member.language ?? "", member.timeZone ?? "", addresses.url(member)]
        return MailRecord(
            madeAt: now, reader: secret.word(.mailMessage, site: site.id, of: "reader\0\(reader.joined(separator: "\0"))"),
            sessions: letter.tells)
    }

    /// The name of the mail that says so.
    package func name(of letter: Letter, saying record: MailRecord) -> MailName {
        MailName(letter, word: secret.word(.mailMessage, site: site.id, of: "\(letter.kind.rawValue)\0\(record.text)"))
    }

    /// Whether a mail that waits says what it would say if it were written now.
    package func isStillTrue(_ name: MailName, _ record: MailRecord) throws -> Bool {
        guard let letter = try letter(in: name, record) else { return false }
        return self.record(of: letter).saysSame(as: record)
    }

    /// Whether the mail's client and booking are still in the database.
    package func isKnown(_ name: MailName) throws -> Bool {
        guard try member(name.member) != nil else { return false }
        return try name.booking.map { try snapshot.booking($0) != nil } ?? true
    }

    private func letter(in name: MailName, _ record: MailRecord) throws -> Letter? {
        guard let member = try member(name.member) else { return nil }
        guard let id = name.booking else { return try noticesByMember()[name.member] }
        guard let found = try snapshot.booking(id), found.member == name.member else { return nil }
        switch name.kind {
        case .notice: return try noticesByMember()[name.member]
        case .confirmation: return found.isConfirmedByMail ? nil : confirmation(of: found.booking, to: member)
        case .reminder:
            guard try record.sessions.allSatisfy({ try !snapshot.wasReminded(of: $0.session, id) }) else { return nil }
            let sessions = record.sessions.compactMap { schedule[$0.session] }.filter { isOf(found.booking, $0) }
            return Letter.reminder(of: found.booking, to: member, sessions: sessions, now: now)
        }
    }

    private func confirmation(of booking: Booking, to member: Member) -> Letter? {
        Letter.confirmation(of: booking, to: member, sessions: schedule.sessions(of: booking), now: now)
    }

    private func isOf(_ booking: Booking, _ resolved: ResolvedSession) -> Bool {
        switch booking.target {
        case .session(let id): resolved.id == id
        case .course(let id): resolved.service.id == id
        }
    }
}
