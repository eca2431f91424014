import Bookings
import Testing
import ZoneFiles

@testable import Pages

/// The calendar of a mail: RFC 5546's METHOD, who invites whom, and the same name as in the feed.
@Suite struct CalendarMessageTests {
    @Test func `a request names organizer and attendee, and leads to the join page`() throws {
        let lines = try Self.lines(.request)
        #expect(
            lines.starts(with: [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Joinery//Joinery//EN", "CALSCALE:GREGORIAN", "METHOD:REQUEST",
                "BEGIN:VTIMEZONE",
            ])
        )
        for line in [
            "UID:uid", "DTSTAMP:20261123T120000Z", "SEQUENCE:3", "STATUS:CONFIRMED", "DTSTART;TZID=Europe/Berlin:20261124T180000",
            "URL:https://members.example.org/j/x.html", "LOCATION:https://members.example.org/j/x.html",
            "CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=\"Join\":https://members.example.org/j/x.html",
            "ORGANIZER;CN=\"The 'Studio'; Berlin (^^)\":mailto:hello@studio.example.org",
            "ATTENDEE;CN=\"Chloé\";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:chlo%C3%A9%0D%0Ax@example.org",
        ] { #expect(lines.contains(line), "\(line)") }
        #expect(lines.last == "END:VCALENDAR")
    }

    @Test func `a cancellation says so whatever the booking`() throws {
        let lines = try Self.lines(.cancel)
        #expect(lines.contains("METHOD:CANCEL"))
        #expect(lines.contains("STATUS:CANCELLED"))
        #expect(lines.contains("SUMMARY:Cancelled: Yoga"))
    }

    @Test func `a calendar of several events invites nobody`() throws {
        let lines = try Self.lines(.publish)
        #expect(
            lines.contains("METHOD:PUBLISH") && lines.count { $0 == "BEGIN:VEVENT" } == 2 && lines.count { $0 == "BEGIN:VTIMEZONE" } == 1)
        #expect(lines.contains { $0.hasPrefix("ORGANIZER") } && !lines.contains { $0.hasPrefix("ATTENDEE") })
        #expect(lines.filter { $0.hasPrefix("STATUS") } == ["STATUS:CONFIRMED", "STATUS:CANCELLED"])
    }

    private static func lines(_ method: CalendarMessage.Method) throws -> [String] {
        let english = try #require(TemplateFolder.builtIn.first { $0.path == "words/en.yaml" })
        let words = try Words(language: "en", yaml: String(decoding: english.bytes, as: UTF8.self))
        let site = Site(
            id: Site.ID("studio"), name: "", baseURL: "", timeZone: "UTC", language: "en", plan: .free, hidesLinkInEmails: false,
            hidesLinkInMyBookings: false)
        let templates = try TemplateSet(TemplateFolder(path: "/no/such/folder"))
        let look = SiteLook()
        let edition = Edition(
            words: words, sessions: [],
            templates: try templates.compile(
                words: words, site: site, access: .link, look: look, assets: Assets(templates.folder, look: look)))
        let service = Service(id: Service.ID(1), kind: .class, name: "Yoga", isConferencingEnabled: true)
        let catalogue = Catalogue(site: site, staff: [], accounts: [], services: [service], assignments: [], courseMeetings: [:])
        let start = try #require(Instant(rfc3339: "2026-11-24T17:00:00Z"))
        let end = Instant(seconds: start.seconds + 3600)
        let session = Session(id: Session.ID(1), service: Service.ID(1), staff: nil, startsAt: start, endsAt: end, revision: 3)
        let secret = try #require(SiteSecret(key: Array(0..<32)))
        let resolved = try #require(
            ResolvedSession(
                session, meetings: [], in: catalogue, addresses: PageAddresses(site: site, secret: secret, access: .link)))
        let shown = PageSession(resolved, index: 0, service: PageService(service), descriptions: Descriptions(), now: start)
        let entry = CalendarEntry(
            uid: "uid", booking: Booking(id: Booking.ID(1), target: .session(Session.ID(1)), status: .confirmed), session: shown,
            wayIn: .joinPage("https://members.example.org/j/x.html"),
            zone: CalendarZone(try #require(ZoneFolder().zones.zone("Europe/Berlin")), span: start...end))
        var bytes = Array("before".utf8)
        CalendarMessage(
            method: method,
            entries: method == .publish
                ? [(entry, .confirmed), (entry, .cancelled)] : [(entry, method == .cancel ? .cancelled : .confirmed)],
            people: .init(
                organizer: ("The \"Studio\"; Berlin (^)", "hello@studio.example.org"), attendee: ("Chloé", "chloé\r\nx@example.org")),
            stamp: try #require(Instant(rfc3339: "2026-11-23T12:00:00Z")), edition: edition
        ).render(into: &bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("before"))
        return text.dropFirst("before".count).replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }
}
