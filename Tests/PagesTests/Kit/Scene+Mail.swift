import Bookings
import Testing

@testable import Pages

extension Scene {
    /// The mail that the member gets of the last booking, as it is sent. A notice is to somebody who was told another day, place and link.
    func mail(_ kind: Letter.Kind) throws -> String {
        let booking = try #require(bookings.last)
        let booked = try schedule().sessions.filter { booking.target == .session($0.id) || booking.target == .course($0.service.id) }
        let letter =
            switch kind {
            case .confirmation: Letter.confirmation(of: booking, to: member, sessions: booked, now: now)
            case .reminder: Letter.reminder(of: booking, to: member, sessions: booked, now: now)
            case .notice: Letter.notice(of: booked.map { (outdated($0, booking), booking) }, to: member)
            }
        let sender = try #require(MailAddress("hello@riverside.example.org"))
        let pages = try pages()
        var bytes: [UInt8] = []
        pages.renderMail(
            try #require(letter), to: try #require(MailAddress("chloe@example.org")), on: pages.letterhead(from: sender),
            word: "thewordofthismailanditsalone", into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func outdated(_ resolved: ResolvedSession, _ booking: Booking) -> OutdatedClient {
        let told = Told(
            startsAt: Instant(seconds: resolved.told.startsAt.seconds - 86_400),
            endsAt: Instant(seconds: resolved.told.endsAt.seconds - 86_400), location: "Old Mill, Berlin", isCancelled: false)
        let delivery = Delivery(
            kind: .confirmation, deliveredAt: now, link: LinkDigest(of: Link(url: "https://meet.google.com/old-link")), told: told)
        return OutdatedClient(
            member: member, booking: booking.id, resolved: resolved,
            outdated: OutdatedPart.compare([delivery], booking: booking.status, with: resolved.current), lastTold: delivery)
    }
}
