import BookingDatabase
package import Bookings
package import Mailbox
package import Pages
import Publishing

/// Writes the mails of one site that are to be written and are not written yet.
package struct MailWriter {
    private let due: DueMails
    private let pages: SitePages
    private let letterhead: Letterhead
    /// Nil where nothing is to be written.
    private let folder: MailFolder?
    /// Mails that wait, or were sent and are not in the database yet.
    private var confirmed: Set<Booking.ID> = []
    private var corrected: Set<Correction> = []
    private var reminded: Set<ToldKey> = []
    private var batch: [Maildir.Mail] = []
    private var unreachable: Set<Member.ID> = []
    /// By kind.
    package private(set) var written: [Letter.Kind: Int] = [:]
    package var count: Int { written.values.reduce(0, +) }
    package private(set) var findings: [Finding] = []
    package private(set) var seconds = Seconds()

    package struct Seconds {
        var rendering = 0.0
        var writing = 0.0
    }

    private struct ToldKey: Hashable {
        let booking: Booking.ID
        let session: Session.ID
        /// A reminder is of a session at a time: one that moves is reminded of again.
        let start: Instant
    }

    private struct Correction: Hashable {
        let kind: Letter.Kind
        let member: Member.ID
    }

    /// Mails that are made durable at once: a sync costs as much for one as for all of them, and memory is for so many.
    private static let atOnce = 512

    /// - `taken`: the mails that are there already, after those that are no longer true are gone.
    /// - `folder`: where mails go; nil to write none.
    package init(_ due: DueMails, _ pages: SitePages, on letterhead: Letterhead, taken: MailFolder?, into folder: MailFolder?) throws {
        self.due = due
        self.pages = pages
        self.letterhead = letterhead
        self.folder = folder
        guard let taken else { return }
        for name in taken.waiting + taken.sent.map(\.name) {
            switch name.kind {
            case .confirmation: name.booking.map { _ = confirmed.insert($0) }
            case .cancellation, .notice: corrected.insert(Correction(kind: name.kind, member: name.member))
            case .reminder:
                for told in try taken.record(of: name)?.sessions ?? [] {
                    reminded.insert(ToldKey(booking: told.booking, session: told.session, start: told.told.startsAt))
                }
            }
        }
    }

    package mutating func write(_ choice: MailChoice) throws {
        if choice.confirmations { try due.forEachConfirmation { try confirm($0) } }
        if choice.notices {
            for letter in try due.allCorrections() {
                switch letter.kind {
                case .confirmation: try confirm(letter)
                case .cancellation, .notice, .reminder:
                    if !corrected.contains(Correction(kind: letter.kind, member: letter.member.id)) { try post(letter) }
                }
            }
        }
        if let hours = choice.reminders {
            let reminded = reminded
            try due.forEachReminder(
                hours: hours, isTaken: { reminded.contains(ToldKey(booking: $0, session: $1.id, start: $1.startsAt)) },
                { letter in try post(letter) })
        }
        try flush()
    }

    private mutating func confirm(_ letter: Letter) throws {
        if let booking = letter.entries.first?.booking.id, confirmed.insert(booking).inserted { try post(letter) }
    }

    private mutating func post(_ letter: Letter) throws {
        guard let address = MailAddress(letter.member.email) else {
            if unreachable.insert(letter.member.id).inserted, let finding = Finding.mailAddress(of: letter.member) {
                findings.append(finding)
            }
            return
        }
        let start = ContinuousClock.now
        let record = due.record(of: letter)
        let name = due.name(of: letter, saying: record)
        var bytes: [UInt8] = []
        pages.renderMail(letter, to: address, on: letterhead, word: name.word, into: &bytes)
        seconds.rendering += (ContinuousClock.now - start) / .seconds(1)
        written[letter.kind, default: 0] += 1
        guard folder != nil else { return }
        batch.append(Maildir.Mail(name: name.text, bytes: bytes, record: Array(record.text.utf8)))
        if batch.count == Self.atOnce { try flush() }
    }

    private mutating func flush() throws {
        guard let folder, !batch.isEmpty else { return }
        let start = ContinuousClock.now
        try folder.write(batch)
        batch.removeAll(keepingCapacity: true)
        seconds.writing += (ContinuousClock.now - start) / .seconds(1)
    }
}

/// Which mails a run writes.
package struct MailChoice: Equatable {
    package var confirmations = false
    package var notices = false
    /// Within how many hours a session starts that clients are reminded of.
    package var reminders: Int?

    package init(confirmations: Bool = false, notices: Bool = false, reminders: Int? = nil) {
        self.confirmations = confirmations
        self.notices = notices
        self.reminders = reminders
    }
}
