import Testing

@testable import Bookings

/// `{session}` in a custom account's URL (`Sources/Bookings/Bookings.docc/LinkRules.md`).
@Suite struct SessionRoomTests {
    private func url(_ template: String, session: Int64 = 81, service: Int64 = 7, kind: Service.Kind = .class, key: UInt8 = 0) throws
        -> String
    {
        let secret = try #require(SiteSecret(key: Array(key..<key + 32)))
        let catalogue = Catalogue(
            site: Situation().site, staff: [],
            accounts: [Account(id: Account.ID(1), staff: nil, kind: .custom(Link(url: template)), isConnected: true)],
            services: [Service(id: Service.ID(service), kind: kind, name: "Talk", isConferencingEnabled: true)], assignments: [],
            courseMeetings: [:])
        let session = Session(
            id: Session.ID(session), service: Service.ID(service), staff: nil, startsAt: Instant(seconds: 0), endsAt: Instant(seconds: 1))
        let facts = try #require(catalogue.facts(of: session, meetings: [], secret: secret))
        return try #require(LinkRules.resolve(facts).link?.url)
    }

    @Test func `each session has a room of its own, the same at every build`() throws {
        let first = try url("https://meet.jit.si/studio-{session}")
        #expect(try url("https://meet.jit.si/studio-{session}") == first)
        #expect(try url("https://meet.jit.si/studio-{session}", session: 82) != first)
        #expect(try url("https://meet.jit.si/studio-{session}", key: 1) != first)
    }

    @Test func `the word is that of the session, at every place and in the host too`() throws {
        let word = SiteSecret.ofTests.word(.sessionRoom, site: Site.ID("studio"), row: 81)
        #expect(try url("https://meet.jit.si/a-{session}-b?copy={session}") == "https://meet.jit.si/a-\(word)-b?copy=\(word)")
        #expect(try url("https://{session}.example.org/") == "https://\(word).example.org/")
    }

    @Test func `all sessions of a course share the course's room, which is no session's`() throws {
        let first = try url("https://meet.jit.si/{session}", session: 7, kind: .course)
        #expect(try url("https://meet.jit.si/{session}", session: 8, kind: .course) == first)
        #expect(try url("https://meet.jit.si/{session}", session: 7, service: 8, kind: .course) != first)
        #expect(try url("https://meet.jit.si/{session}", session: 7, kind: .class) != first)
    }

    @Test(
        "a URL without the whole placeholder is left as it is",
        arguments: ["https://a.example.org/{Session}", "https://a.example.org/{sess}", "https://a.example.org/%7Bsession%7D"])
    func untouched(template: String) throws {
        #expect(try url(template) == template)
    }

    @Test func `a URL that the word makes too long is withheld`() throws {
        let template = "https://meet.jit.si/{session}" + String(repeating: "a", count: 1971)
        #expect(LinkPolicy.flaw(in: template) == nil)
        var situation = Situation()
        situation.defaultAccount = .init(kind: .custom(Link(url: template)))
        #expect(LinkRules.resolve(try #require(situation.facts)) == .withheld(.unsafeLink, .site(Situation.siteAccount)))
    }

    @Test func `a link that a session or a course has of its own keeps the braces`() throws {
        let link = Link(url: "https://meet.jit.si/{session}")
        var situation = Situation(linkState: .set(link))
        #expect(LinkRules.resolve(try #require(situation.facts)) == .link(link, .session))
        situation = Situation(kind: .course, courseLink: link)
        #expect(LinkRules.resolve(try #require(situation.facts)) == .link(link, .course))
    }
}
