import Bookings
import Testing

@testable import Pages

extension Scene {
    /// The mail that the member gets of the last booking, as it is sent. A notice is to somebody who was told another day, place and link.
    func mail(_ kind: Letter.Kind) throws -> String {
        let booking = try #require(bookings.last)
        let schedule = try schedule()
        let booked = schedule.sessions.filter { booking.target == .session($0.id) || booking.target == .course($0.service.id) }
        let letter =
            switch kind {
            case .confirmation: Letter.confirmation(of: booking, to: member, sessions: booked, now: now)
            case .reminder: Letter.reminder(of: booking, to: member, sessions: booked, now: now)
            case .notice, .cancellation:
                Letter.correction(kind, of: try schedule.news(of: booked, booking, now: now, whoKnows: told), to: member)
            }
        let sender = try #require(MailAddress("hello@riverside.example.org"))
        let pages = try pages()
        var bytes: [UInt8] = []
        pages.renderMail(
            try #require(letter), to: try #require(MailAddress("chloe@example.org")), on: pages.letterhead(from: sender),
            word: "thewordofthismailanditsalone", into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func told(_ resolved: ResolvedSession) -> Delivery {
        let told = Told(
            startsAt: Instant(seconds: resolved.told.startsAt.seconds - 86_400),
            endsAt: Instant(seconds: resolved.told.endsAt.seconds - 86_400), location: "Old Mill, Berlin", attendance: .expected)
        return Delivery(
            kind: .confirmation, deliveredAt: now, link: LinkDigest(of: Link(url: "https://meet.google.com/old-link")), told: told)
    }
}

extension Schedule {
    /// What a client does not know who knows this of each session.
    fileprivate func news(
        of sessions: [ResolvedSession], _ booking: Booking, now: Instant, whoKnows told: (ResolvedSession) -> Delivery
    ) throws -> [News] {
        var conversation = Conversation(booking, of: Member.ID(1))
        for session in sessions { conversation.add(told(session), of: session.id) }
        return conversation.news(in: self, now: now, current: \.current)
    }
}
