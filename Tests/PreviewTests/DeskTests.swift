import Bookings
import Testing

@testable import Preview

/// The owner's desk is a page like any other: escaped, and with addresses that lead to the pages it lists.
@Suite struct DeskTests {
    @Test func `names are escaped, and every page is linked under its site's own name`() throws {
        let text = try Self.rendered()
        #expect(text.contains("<bdi>&lt;b&gt;Ada&lt;/b&gt;</bdi>") && !text.contains("<b>Ada"))
        #expect(text.contains("href=\"http://studio.localhost:8000/m/abc.html\""))
        #expect(text.contains("href=\"http://studio.localhost:8000/m/abc.md\"") && text.contains("/m/abc.ics\""))
        #expect(text.contains("href=\"http://studio.localhost:8000/j/xyz.html\""))
        #expect(text.contains("<span class=\"badge shown\">On the page: Zoom link</span>"))
        #expect(text.contains("<span class=\"badge hidden\">In mails: Link not in this mail</span>"))
        #expect(text.contains("href=\"/mail/studio/confirmation/7\""))
    }

    @Test func `at another time the desk says so, all links carry it, and one leads back with what was searched for`() throws {
        var query = DeskQuery()
        query.instant = Instant(rfc3339: "2026-12-01T10:00:00Z")
        query.find = "ada"
        let text = try Self.rendered(query)
        #expect(text.contains("<strong>As of Tuesday, 1 December 2026, 11:00</strong>, Berlin time."))
        #expect(text.contains("href=\"http://at-20261201t100000z.studio.localhost:8000/m/abc.html\""))
        #expect(text.contains("href=\"/mail/studio/confirmation/7?at=2026-12-01T10:00:00Z\""))
        #expect(text.contains("href=\"/?find=ada\">Back to now</a>"))
        #expect(try !Self.rendered().contains("Back to now"), "nothing of this where the time is not changed")
    }

    @Test func `a command in a sentence is code, and a single backtick is a character`() {
        func runs(_ text: String) -> [String] {
            let templates = try? DeskTemplates()
            let panel = DeskPanel(.toDo, "", isCalm: false, items: [DeskPanel.Item("A", [text])])
            let body = templates?.response(PanelRow(kind: .toDo, panel: panel, query: DeskQuery())).body ?? []
            return String(decoding: body, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("<p>") }.map(String.init)
        }
        #expect(runs("Run `joinery check` now.") == ["<p>Run <code>joinery check</code> now.</p>"])
        #expect(runs("One ` alone.") == ["<p>One ` alone.</p>"])
    }

    @Test func `a panel that is not worked out yet says so, and where it is`() throws {
        let text = try Self.rendered()
        #expect(text.contains("aria-busy=\"true\" data-source=\"/_preview/panel/to-do\""))
        #expect(text.contains("One moment"))
    }

    @Test func `what is asked for is read from the address that was written for it`() {
        var query = DeskQuery()
        (query.site, query.find, query.day, query.service) = ("studio", "zoé & <co>", "2026-11-24", 12)
        (query.choice, query.sessionPage, query.memberPage) = (.hidden, 2, 3)
        query.instant = Instant(seconds: 1_795_435_200)
        let address = query.address()
        #expect(DeskQuery(String(address.dropFirst(2)), instant: query.instant) == query, "\(address)")
        #expect(DeskQuery().address() == "/")
        #expect(DeskQuery("sessions=-4&members=x&show=nothing", instant: nil) == DeskQuery())
    }

    @Test func `a list has as many pages as it needs, and a page beyond the last is the last`() {
        let list = DeskList(Array(1...7), page: 9, of: 3) { "\($0)" }
        #expect(list.rows == ["7"] && list.page == 3 && list.pages == 3 && list.total == 7 && list.first == 6)
        #expect(DeskList([Int](), page: 1, of: 3) { $0 }.pages == 1)
    }

    @Test func `the path of a mail is read back, and nothing else is a mail`() throws {
        let mails: [PreviewMail] = [.confirmation(1), .reminder(2), .notice(3), .cancellation(4), .ifMoved(5), .ifCancelled(6)]
        for mail in mails {
            let read = try #require(PreviewMail.read(mail.path(of: "studio")))
            #expect(read.site == "studio" && read.mail == mail)
        }
        for path in [
            "/mail/studio/1", "/mail/studio/letter/1", "/mail/studio/notice/x", "/mail/studio/notice/01", "/mail/studio/notice/1/",
        ] {
            #expect(PreviewMail.read(path) == nil, "\(path)")
        }
    }

    private static func rendered(_ query: DeskQuery = DeskQuery()) throws -> String {
        let shown = DeskState(kind: "shown", words: "Zoom link")
        let booking = DeskBooking(
            title: "Yoga", when: "Tue 24 Nov, 08:00", status: "", isOver: false, isCancelled: false, onPage: shown,
            inMails: DeskState(kind: "hidden", words: "Link not in this mail"), mails: [(.confirmation(7), "Mail: confirmation")],
            commands: [])
        let member = DeskMember(
            id: 1, name: "<b>Ada</b>", email: "ada@example.org", next: "", path: "/m/abc.html", attention: [], bookings: [booking], more: 0,
            commands: [])
        let session = DeskSession(
            id: 1, title: "Yoga", staff: "", day: "Tuesday, 24 November 2026", times: "08:00 – 09:00", booked: "1 booked",
            path: "/j/xyz.html",
            isCancelled: false, state: shown, attention: [], commands: [])
        let site = DeskSite(
            id: "studio", name: "Studio", isLogin: false, notes: [], pages: [], services: [],
            sessions: DeskList([session], page: 1, of: 50) { $0 }, members: DeskList([member], page: 1, of: 25) { $0 }, commands: [])
        let time = DeskTime(text: "Tuesday, 1 December 2026, 11:00", zone: "Berlin time", local: "2026-12-01T11:00")
        let desk = Desk(time: time, tabs: [], sites: [site], panels: [])
        let page = DeskPage(desk: desk, query: query, port: ":8000", version: 1)
        return String(decoding: try DeskTemplates().response(page).body, as: UTF8.self)
    }
}
