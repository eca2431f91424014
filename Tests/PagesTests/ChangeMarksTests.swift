import Bookings
import Foundation
import TestKit
import Testing
import ZoneFiles

@testable import Pages

/// Who was told something else than is so finds it marked on the page, until the session is over.
@Suite struct ChangeMarksTests {
    private static func pages(_ change: (inout Scene) -> Void) throws -> [String: String] {
        try Scene(change).files().filter { ["m", "j"].contains($0.key.prefix(1)) && !$0.key.hasSuffix(".ics") }
    }

    @Test func `a new time and a new place are marked on My Bookings and on the join page, in HTML and Markdown`() throws {
        let pages = try Self.pages { ($0.told, $0.link) = ((3600, "Studio 1"), .removed) }
        #expect(pages.count == 4)
        for (path, page) in pages {
            let marks =
                path.hasSuffix(".md")
                ? ["- New time, was 17:00\n", "- New place, was Studio 1\n"]
                : [
                    "<p class=\"badge new\">New time, was 17:00</p>", "<p class=\"badge new\"><bdi>New place, was Studio 1</bdi></p>",
                ]
            for mark in marks { #expect(page.components(separatedBy: mark).count == 2, "\(path): \(mark)") }
        }
    }

    @Test func `another day is named`() throws {
        let pages = try Self.pages { $0.told = (86_400, "") }
        #expect(pages.values.allSatisfy { $0.contains("New time, was Mon 23 Nov, 18:00") && !$0.contains("New place") })
    }

    @Test func `the time is in the zone of the page`() throws {
        let pages = try Self.pages {
            $0.told = (3600, "")
            $0.member = Member(id: Member.ID(1), firstName: "Aiko", timeZone: "Asia/Tokyo")
        }
        for (path, page) in pages { #expect(page.contains("was 01:00"), "\(path)") }
        // A join page has the site's zone, where those who booked are in several.
        let several = try Self.pages {
            $0.told = (3600, "")
            $0.member = Member(id: Member.ID(1), firstName: "Aiko", timeZone: "Asia/Tokyo")
            $0.others = [
                BookedMember(
                    member: Member(id: Member.ID(2), firstName: "Ana"),
                    bookings: [Booking(id: Booking.ID(9), target: .session(Session.ID(1)), status: .confirmed)])
            ]
        }
        for (path, page) in several where path.hasPrefix("j/") { #expect(page.contains("was 17:00"), "\(path)") }
    }

    @Test func `nothing is marked where nothing changed, what is over, cancelled or not confirmed, and no place where none is named`()
        throws
    {
        let told: (Int64, String) = (3600, "Studio 1")
        let quiet: [(inout Scene) -> Void] = [
            { _ in }, { ($0.told, $0.isCancelled) = (told, true) },
            { ($0.told, $0.now) = (told, Instant(seconds: $0.now.seconds + 3 * 86_400)) },
        ]
        for change in quiet { #expect(try Self.pages(change).values.allSatisfy { !$0.contains("New time") && !$0.contains("New place") }) }
        // Whose booking is not confirmed has no place there; others have.
        let declined = try Self.pages { ($0.told, $0.status) = (told, .declined) }
        #expect(declined.allSatisfy { $0.value.contains("New time") == $0.key.hasPrefix("j/") })
        // It is held by video: the page names no place.
        #expect(try Self.pages { $0.told = told }.values.allSatisfy { !$0.contains("New place") })
    }

    @Test func `a time is told apart by what differs`() throws {
        let words = try #require(TemplateSet(TemplateFolder(path: "/no/such/folder")).words(of: "en"))
        let dates = DateWords(words, locale: WordLocale(language: "en", region: "GB"), sessions: [])
        let zone = try #require(ZoneFolder().zones.zone("Europe/Berlin"))
        /// 2026-11-24T17:00:00Z.
        let start: Int64 = 1_795_539_600
        func before(_ earlier: Int64, _ length: Int64) -> String {
            let told = Told(
                startsAt: Instant(seconds: start - earlier), endsAt: Instant(seconds: start - earlier + length), location: "",
                attendance: .expected)
            let now = SessionTimes(
                startsAt: Instant(seconds: start), endsAt: Instant(seconds: start + 3600), isCancelled: false, now: Instant(seconds: 0))
            return dates.before(told, now: now, in: zone)
        }
        #expect(before(3600, 3600) == "17:00")
        #expect(before(0, 1800) == "18:00 – 18:30")
        #expect(before(-86_400, 3600) == "Wed 25 Nov, 18:00")
        #expect(before(-60 * 86_400, 3600) == "Saturday, 23 January 2027, 18:00")
    }
}
