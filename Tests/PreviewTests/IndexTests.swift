import Bookings
import Testing

@testable import Preview

/// The developer's index is a page like any other: escaped, and with addresses that lead to the pages it lists.
@Suite struct IndexTests {
    @Test func `names are escaped, and every page is linked under its site's own name`() throws {
        let text = try Self.rendered(instant: nil)
        #expect(text.contains("<bdi>&lt;b&gt;Ada&lt;/b&gt;</bdi>") && !text.contains("<b>Ada"))
        #expect(text.contains("href=\"http://studio.localhost:8000/m/abc.html\""))
        #expect(text.contains("href=\"http://studio.localhost:8000/m/abc.md\"") && text.contains("/m/abc.ics\""))
        #expect(text.contains("href=\"http://studio.localhost:8000/j/xyz.html\""))
        #expect(
            text.contains("<span class=\"badge shown\">1 shown</span>") && text.contains("<span class=\"badge hidden\">1 hidden</span>"))
        #expect(!text.contains("https://meet.example.org"), "the index tells states, not links")
    }

    @Test func `at another time all links carry it`() throws {
        let text = try Self.rendered(instant: Instant(rfc3339: "2026-12-01T10:00:00Z"))
        #expect(text.contains("href=\"http://at-20261201t100000z.studio.localhost:8000/m/abc.html\""))
        #expect(text.contains("href=\"/mail/studio/7?at=2026-12-01T10:00:00Z\""))
        #expect(text.contains("value=\"2026-12-01T10:00:00\"") && text.contains("Back to now"))
    }

    private static func rendered(instant: Instant?) throws -> String {
        let now = instant ?? Instant(seconds: 1_795_435_200)
        let shown = Revelation.shown(Link(url: "https://meet.example.org/secret"), .site)
        let entry = PreviewIndex.BookedSession(
            session: 1, booking: 7, title: "Yoga", when: "2026-11-24 08:00", status: "confirmed", standing: .upcoming, page: shown,
            mail: .hidden(.email), isConfirmed: true)
        let site = PreviewIndex.ListedSite(
            id: "studio", name: "Studio", zone: "Europe/Berlin", isLogin: false, hidesLinkInMyBookings: false, hidesLinkInEmails: true,
            memberCount: 1, sessionCount: 1,
            members: [PreviewIndex.ListedMember(id: 1, name: "<b>Ada</b>", path: "/m/abc.html", entries: [entry])],
            sessions: [
                PreviewIndex.ListedSession(
                    id: 1, title: "Yoga", when: "2026-11-24 08:00", isCancelled: false, isPast: false, path: "/j/xyz.html", joinPage: shown)
            ], others: [])
        let page = IndexPage(PreviewIndex(now: now, sites: [site]), instant: instant, find: "", port: ":8000", version: 1)
        return String(decoding: try IndexTemplate().response(page).body, as: UTF8.self)
    }
}
