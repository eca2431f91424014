import Bookings
import Testing

/// What is found in one stored link (`Sources/Bookings/Bookings.docc/LinkRules.md`).
@Suite struct LinkPlaceTests {
    private let session = LinkPlace.session(Session.ID(81))
    private let meeting = LinkPlace.sessionMeeting(Session.ID(81))

    @Test func `a link without fault has no finding`() {
        #expect(session.findings(in: Link(url: "https://meet.google.com/abc", password: "word", description: "Text")) == [])
        #expect(meeting.findings(in: Link(url: "https://us02web.zoom.us/j/1?pwd=2", password: "123456")) == [])
    }

    @Test func `an unsafe link is a warning that names its owner, its flaw and the remedy, and never the link`() throws {
        let findings = session.findings(in: Link(url: "http://canary.example.org/", password: "canary"))
        #expect(
            findings == [
                Finding(
                    .warning, .unsafeLink, "session:81", "has a link that does not start with `https://`, so nobody is shown it",
                    advice: "replace it by the link that guests use: `joinery link set`")
            ])
    }

    @Test(
        "each place has the name and the remedy of its owner",
        arguments: [
            (.siteAccount(Site.ID("studio")), "site:studio", "joinery account connect"),
            (.staffAccount(Staff.ID(4)), "staff:4", "joinery account connect"),
            (.course(Service.ID(7)), "course:7", "joinery course-link set"),
            (.session(Session.ID(81)), "session:81", "joinery link set"),
            (.sessionMeeting(Session.ID(81)), "session:81", "joinery zoom sync"),
            (.courseMeeting(Service.ID(7)), "course:7", "joinery zoom sync"),
        ] as [(LinkPlace, String, String)])
    func places(place: LinkPlace, subject: String, command: String) throws {
        let finding = try #require(place.findings(in: Link(url: "https://zoom.us/s/1")).first)
        #expect(finding.code == .unsafeLink)
        #expect(finding.subject == subject)
        #expect(finding.advice.contains("`\(command)`"))
    }

    @Test(
        "a Zoom personal room is known by the first step of its path",
        arguments: [
            ("https://zoom.us/my/anna", true), ("https://us02web.zoom.us//my/anna?pwd=1", true), ("https://zoom.us/%6dy/anna", true),
            ("https://zoom.us/j/../my/anna", true), ("https://zoom.us/my/../j/1", false), ("https://zoom.us/j/1", false),
            ("https://zoom.us/mystery/1", false), ("https://zoom.us/m/y", false), ("https://zoom.us/", false),
            ("https://example.org/my/anna", false),
        ])
    func personalRoom(url: String, isPersonal: Bool) {
        #expect(session.findings(in: Link(url: url)).map(\.code) == (isPersonal ? [.zoomPersonalRoom] : []))
    }

    @Test func `a meeting made by Zoom is on one of Zoom's hosts`() {
        #expect(meeting.findings(in: Link(url: "https://zoom.us.example.org/j/1")).map(\.code) == [.notOnZoom])
        #expect(LinkPlace.courseMeeting(Service.ID(7)).findings(in: Link(url: "https://evilzoom.us/j/1")).map(\.code) == [.notOnZoom])
        #expect(session.findings(in: Link(url: "https://evilzoom.us/j/1")) == [])
    }

    @Test func `a password of 100 and a description of 200 characters are usual, one more is reported`() {
        func codes(_ password: Int, _ description: Int) -> [Finding.Code] {
            // Two bytes a character: it is characters that count.
            let link = Link(
                url: "https://example.org/", password: String(repeating: "é", count: password),
                description: String(repeating: "é", count: description))
            return session.findings(in: link).map(\.code)
        }
        #expect(codes(100, 200) == [])
        #expect(codes(101, 200) == [.longPassword])
        #expect(codes(100, 201) == [.longDescription])
        #expect(codes(101, 201) == [.longPassword, .longDescription])
        #expect(codes(10_000, 50_000) == [.longPassword, .longDescription])
        #expect(codes(10_001, 0) == [.tooLong] && codes(0, 50_001) == [.tooLong])
    }
}
