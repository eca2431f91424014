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

    /// Calls `body` with the confirmation of each booking that no mail has confirmed, in order of id, and of each that stands again.
    package func forEachConfirmation(_ body: (Letter) throws -> Void) throws {
        try snapshot.unconfirmedBookings(of: site, now: now).forEach { booking, member in
            guard let member = try self.member(member), let letter = confirmation(of: booking, to: member) else { return }
            try body(letter)
        }
        for letter in try corrections().confirmations where try snapshot.booking(letter.booking)?.isConfirmedByMail == true {
            try body(letter.letter)
        }
    }

    /// The confirmation of one booking, whether a mail has confirmed it or not; nil where there is nothing to confirm.
    package func confirmation(of id: Booking.ID) throws -> Letter? {
        guard let found = try snapshot.booking(id), let member = try member(found.member) else { return nil }
        return confirmation(of: found.booking, to: member)
    }

    /// The reminder of a booking's next session, whether a mail has reminded of it or not; nil where none is ahead.
    package func reminder(of id: Booking.ID) throws -> Letter? {
        guard let found = try snapshot.booking(id), let member = try member(found.member) else { return nil }
        let next = schedule.sessions(of: found.booking).first { $0.session.startsAt > now && !$0.session.isCancelled }
        return Letter.reminder(of: found.booking, to: member, sessions: next.map { [$0] } ?? [], now: now)
    }

    /// The letter that corrects what one member was told; nil where there is nothing to correct.
    package func correction(_ kind: Letter.Kind, to member: Member.ID) throws -> Letter? { try corrections().ofMembers[kind]?[member] }

    /// The letter that there would be if something became of a booking; nil where it has no session ahead.
    package func example(_ kind: Letter.Kind, of id: Booking.ID) throws -> Letter? {
        guard let found = try snapshot.booking(id), let member = try member(found.member) else { return nil }
        return Letter.example(kind, of: found.booking, to: member, sessions: schedule.sessions(of: found.booking), now: now)
    }

    /// Calls `body` with a reminder for each booking with sessions that start within so many hours, in order of id.
    ///
    /// - `isTaken`: says which sessions of a booking, at which start, another mail reminds of already.
    package func forEachReminder(hours: Int, isTaken: (Booking.ID, Session) -> Bool, _ body: (Letter) throws -> Void) throws {
        let (sum, isTooLate) = now.seconds.addingReportingOverflow(Int64(hours) * 3600)
        let end = Instant(seconds: isTooLate ? .max : sum)
        try snapshot.dueBookings(of: site, within: now...end).forEach { due in
            let open = due.sessions.compactMap { schedule[$0] }.filter { !isTaken(due.booking.id, $0.session) }
            guard let member = try member(due.member),
                let letter = Letter.reminder(of: due.booking, to: member, sessions: open, now: now)
            else { return }
            try body(letter)
        }
    }

    /// The letters to those whom `notify` names and telling helps, by the same function: bookings that stand again, then what is cancelled,
    /// then what has changed.
    package func allCorrections() throws -> [Letter] {
        let corrections = try corrections()
        return corrections.confirmations.map(\.letter)
            + [Letter.Kind.cancellation, .notice].flatMap { kind in
                (corrections.ofMembers[kind] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
            }
    }

    /// What corrects what clients were told.
    private struct Corrections {
        /// In order of booking.
        let confirmations: [(booking: Booking.ID, letter: Letter)]
        let ofMembers: [Letter.Kind: [Member.ID: Letter]]
    }

    private func corrections() throws -> Corrections {
        if let known { return known }
        let clients = Dictionary(grouping: try snapshot.outdatedClients(of: schedule, now: now), by: \.member.id)
        let again = clients.values.joined().filter { $0.news.letter == .confirmation }
        let confirmations = Dictionary(grouping: again, by: \.news.booking.id).sorted { $0.key < $1.key }.compactMap { booking, clients in
            clients.first.flatMap { confirmation(of: $0.news.booking, to: $0.member) }.map { (booking: booking, letter: $0) }
        }
        let corrections = Corrections(
            confirmations: confirmations,
            ofMembers: Dictionary(
                uniqueKeysWithValues: Letter.Kind.allCases.filter(\.isOfMember).map { kind in
                    (
                        kind,
                        clients.compactMapValues { clients in
                            clients.first.flatMap { Letter.correction(kind, of: clients.map(\.news), to: $0.member) }
                        }
                    )
                }))
        known = corrections
        return corrections
    }

    /// Worked out once: all clients' deliveries are read for it.
    private var known: Corrections?

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
        guard let id = name.booking else { return try corrections().ofMembers[name.kind]?[name.member] }
        guard let found = try snapshot.booking(id), found.member == name.member else { return nil }
        switch name.kind {
        case .cancellation, .notice: return nil
        case .confirmation:
            guard found.isConfirmedByMail else { return confirmation(of: found.booking, to: member) }
            return try corrections().confirmations.first { $0.booking == id }?.letter
        case .reminder:
            let sessions = record.sessions.compactMap { schedule[$0.session] }.filter(found.booking.isFor)
            guard try sessions.allSatisfy({ try !snapshot.wasReminded(of: $0.id, at: $0.session.startsAt, id) }) else { return nil }
            return Letter.reminder(of: found.booking, to: member, sessions: sessions, now: now)
        }
    }

    private func confirmation(of booking: Booking, to member: Member) -> Letter? {
        Letter.confirmation(of: booking, to: member, sessions: schedule.sessions(of: booking), now: now)
    }
}
