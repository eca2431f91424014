import Bookings
import Testing

@testable import Pages

/// Each session stands once on My Bookings, and what comes next stands first.
@Suite struct MyBookingsOrderTests {
    private static func page(_ change: (inout Scene) -> Void, _ ending: String = ".html") throws -> String {
        try #require(try Scene(change).files().first { $0.key.hasPrefix("m/") && $0.key.hasSuffix(ending) }?.value)
    }

    private static func headings(_ page: String) -> [String] {
        page.matches(of: /<h([1-4])[^>]*>(.*?)<\/h\1>/).map { String($0.2).replacing(/<[^>]*>/, with: "").replacing("&amp;", with: "&") }
    }

    @Test func `the next session is not repeated in the list`() throws {
        let page = try Self.page { _ in }
        #expect(page.matches(of: /data-when="upcoming"/).count == 1)
        #expect(Self.headings(page).filter { $0 == "Morning Yoga & Breath" }.count == 1)
        #expect(page.matches(of: /href="https:\/\/meet.google.com/).count == 1)
    }

    @Test func `a course goes on in the list, and says what its sessions have in common once`() throws {
        let page = try Self.page {
            ($0.hasCourse, $0.course) = (
                true, Link(url: "https://teams.live.com/meet/93?p=x", password: "once", description: "Bring *tea*.")
            )
            $0.isCancelled = true
        }
        // The first session is cancelled, so the course's evening comes next, and a later one of it is in the list.
        let seen = page.replacing(/<div hidden>.*?<\/div><\/div>/, with: "")
        #expect(seen.matches(of: />once</).count == 1 && seen.matches(of: /Bring <em>tea/).count == 1)
        #expect(page.matches(of: /data-field="link" href="https:\/\/teams.live.com/).count == 2)
    }

    @Test func `a session cancelled stands above the next one only if it would have come first`() throws {
        let order = { (page: String) in
            (page.firstRange(of: "class=\"called-off\"")?.lowerBound, page.firstRange(of: "class=\"next\"")?.lowerBound)
        }
        // The class, tomorrow, is cancelled; the course goes on in a week.
        let (before, next) = order(try Self.page { ($0.hasCourse, $0.isCancelled) = (true, true) })
        #expect(try #require(before) < #require(next))
        // The class is tomorrow; the course's evening of the day after is cancelled.
        let (after, first) = order(try Self.page { $0.hasCourse = true })
        #expect(try #require(first) < #require(after))
    }

    @Test func `only what is not as usual has a badge, and its advice is given once`() throws {
        #expect(try !Self.page { _ in }.contains("Confirmed"))
        let waiting = try Self.page { $0.status = .waitingList }
        #expect(waiting.matches(of: /class="badge/).count == 1 && !waiting.contains("class=\"state"))
        #expect(try !Self.page { $0.isCancelled = true }.contains("Confirmed"))
        // Nobody can do anything about what is over.
        let over = try Self.page { ($0.isCancelled, $0.now) = (true, Instant(seconds: $0.now.seconds + 9 * 86_400)) }
        #expect(over.contains("Cancelled") && !over.contains("class=\"state") && !over.contains("another date"))
    }

    @Test("a calendar program is sent to the calendar, in every form", arguments: [Access.link, .login])
    func calendar(access: Access) throws {
        let html = try Self.page { $0.access = access }
        let address = try #require(html.firstMatch(of: /href="webcal:\/\/members.example.org(\/[^"]+\.ics)"/))
        #expect(html.contains("href=\"\(address.1)\" type=\"text/calendar\""))
        #expect(try Self.page({ $0.access = access }, ".md").contains("(<webcal://members.example.org\(address.1)>)"))
    }

    @Test func `the zone is said once`() throws {
        let page = try Self.page { $0.hasCourse = true }
        #expect(page.matches(of: /UTC/).count == 1 && page.contains("Your time zone: <bdi>Berlin, UTC+1</bdi>"))
        let away = try Self.page { ($0.hasCourse, $0.member) = (true, Member(id: Member.ID(1), firstName: "Ana", timeZone: "Asia/Tokyo")) }
        #expect(away.matches(of: /UTC/).count == 2, "and the studio's with the next session")
    }
}
