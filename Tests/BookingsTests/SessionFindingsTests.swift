import Testing
import ZoneFiles

@testable import Bookings

/// Findings about sessions (`Sources/Bookings/Bookings.docc/Checks.md`); it is always 2026-10-01T00:00:00Z.
@Suite struct SessionFindingsTests {
    private let now = Instant(seconds: 1_790_812_800)

    private func session(
        _ id: Int64, service: Int64 = 7, staff: Int64? = nil, inHours start: Int64 = 10, isCancelled: Bool = false, location: String = "",
        _ state: Session.LinkState = .inherit
    ) -> Session {
        Session(
            id: Session.ID(id), service: Service.ID(service), staff: staff.map { Staff.ID($0) },
            startsAt: Instant(seconds: now.seconds + start * 3600), endsAt: Instant(seconds: now.seconds + (start + 1) * 3600),
            isCancelled: isCancelled, location: location, linkState: state)
    }

    private func findings(
        _ sessions: [(Session, Resolution)], meetings: [ZoomMeeting] = [], accounts: [Account] = [], assignments: Set<Assignment> = []
    ) -> [Finding] {
        let catalogue = Catalogue(
            site: Situation().site, staff: [], accounts: accounts, services: [], assignments: assignments, courseMeetings: [:])
        let addresses = PageAddresses(site: catalogue.site, secret: .ofTests, access: .link)
        let resolved = sessions.map { session, resolution in
            ResolvedSession(
                session, meetings: meetings, service: Situation().service, staff: nil, resolution: resolution, addresses: addresses)
        }
        return SessionFindings.findings(
            in: Schedule(catalogue, addresses: addresses, sessions: resolved), zones: ZoneFolder().zones, now: now)
    }

    @Test func `sessions without fault have no finding`() {
        let sessions = [(session(1), Resolution.link(.ofSite, .site(Situation.siteAccount))), (session(2, inHours: 20), .none(.inPerson))]
        #expect(findings(sessions, meetings: [ZoomMeeting(account: Account.ID(1), link: .zoomOfSite)]) == [])
    }

    @Test func `a session's own link and each of its meetings are looked at, past or cancelled too`() {
        let past = session(1, inHours: -10, .set(.unsafe))
        let cancelled = session(2, isCancelled: true)
        #expect(findings([(past, .withheld(.unsafeLink, .session))]).map(\.code) == [.unsafeLink])
        #expect(
            findings([(cancelled, .none(.sessionCancelled))], meetings: [ZoomMeeting(account: Account.ID(1), link: .ofSite)]).map(\.code)
                == [.notOnZoom])
    }

    @Test func `a session whose own link is an account's is reported, and one that uses the account's is not`() {
        let account = Account(id: Account.ID(2), staff: Staff.ID(4), kind: .custom(.ofStaff), isConnected: false)
        let own = Link(url: Link.ofStaff.url, password: "another")
        #expect(findings([(session(1, .set(own)), .link(own, .session))], accounts: [account]).map(\.code) == [.linkOfAccount])
        #expect(findings([(session(1), .link(.ofStaff, .staff(Situation.staffMemberAccount)))], accounts: [account]) == [])
    }

    @Test func `a session waits for its Zoom meeting until it is over`() {
        let pending = Resolution.pending(.zoomMeetingMissing, .site(Situation.siteAccount))
        let sessions = [
            (session(1, inHours: -2), pending), (session(2, inHours: -1), pending), (session(3, inHours: 0), pending),
            (session(4), pending),
        ]
        let found = findings(sessions)
        #expect(found.map(\.code) == [.zoomMeetingMissing, .zoomMeetingMissing])
        #expect(found.map(\.subject) == ["session:3", "session:4"])
    }

    @Test func `a meeting link in a session's location is reported`() {
        let found = findings([(session(1, location: "https://zoom.us/j/canary"), .none(.inPerson))])
        #expect(found.map(\.code) == [.linkInText])
        #expect(found.map(\.sentence) == ["holds a Zoom link in its location, where no switch hides it"])
    }

    @Test func `staff not assigned to the service are reported once a service, with the first session and how many more`() {
        let assigned = Assignment(service: Service.ID(7), staff: Staff.ID(4))
        let sessions = [
            session(1, staff: 4), session(2, staff: 5), session(3), session(4, staff: 6), session(5, service: 8, staff: 4),
        ].map { ($0, Resolution.none(.inPerson)) }
        #expect(
            findings(sessions, assignments: [assigned]).map(\.sentence) == [
                "is given in `session:2` by `staff:5`, who is not assigned to it, and 1 more like it",
                "is given in `session:5` by `staff:4`, who is not assigned to it",
            ])
        #expect(findings(sessions, assignments: [assigned]).map(\.subject) == ["service:7", "service:8"])
    }

    @Test func `a start that the site's clock shows twice is reported while it lies ahead`() {
        // Berlin puts its clock back on 2026-10-25 at 01:00 UTC.
        let back: Int64 = 24 * 24 + 1
        func subjects(_ hour: Int64, isCancelled: Bool = false) -> [String] {
            findings([(session(1, inHours: hour, isCancelled: isCancelled), .none(.inPerson))]).map { "\($0.code.rawValue) \($0.subject)" }
        }
        #expect(subjects(back - 2) == [])
        #expect(subjects(back - 1) == ["ambiguous-time session:1"])
        #expect(subjects(back) == ["ambiguous-time session:1"])
        #expect(subjects(back + 1) == [])
        #expect(subjects(back, isCancelled: true) == [])
        #expect(subjects(back - 365 * 24) == [])
    }

    @Test func `two sessions of different services on one URL at one time are one finding`() {
        let link = Resolution.link(.ofSite, .site(Situation.siteAccount))
        let found = findings([(session(1, service: 7), link), (session(2, service: 8), link)])
        #expect(found.map(\.code) == [.sharedLinkOverlap])
        #expect(found.map(\.subject) == ["session:1"])
        #expect(
            found.map(\.sentence) == ["has the link of `session:2` at the same time, of another service, so strangers would meet"])
    }

    @Test func `sessions of one service, one after the other, on other URLs, over or without link do not meet`() {
        let link = Resolution.link(.ofSite, .site(Situation.siteAccount))
        #expect(findings([(session(1), link), (session(2), link)]) == [])
        #expect(findings([(session(1, service: 7, inHours: 1), link), (session(2, service: 8, inHours: 2), link)]) == [])
        #expect(
            findings([(session(1, service: 7), link), (session(2, service: 8), .link(.ofStaff, .staff(Situation.staffMemberAccount)))])
                == [])
        #expect(findings([(session(1, service: 7, inHours: -9), link), (session(2, service: 8, inHours: -9), link)]) == [])
        #expect(findings([(session(1, service: 7), link), (session(2, service: 8), .none(.removed))]) == [])
    }

    @Test func `no finding quotes a link, its password or its description`() {
        let canary = Link(url: "https://canary.example.org/canary", password: "canary", description: "canary")
        let hosted = Link(url: "https://zoom.us/s/canary", password: String(repeating: "canary", count: 30))
        let account = Account(id: Account.ID(1), staff: nil, kind: .custom(canary), isConnected: true)
        let found = findings(
            [
                (session(1, service: 7, .set(canary)), .link(canary, .session)),
                (session(2, service: 8, .set(canary)), .link(canary, .session)),
                (session(3, .set(hosted)), .withheld(.unsafeLink, .session)),
            ], accounts: [account])
        #expect(Set(found.map(\.code)) == [.linkOfAccount, .sharedLinkOverlap, .unsafeLink, .longPassword])
        for finding in found { #expect(!"\(finding)".contains("canary")) }
    }
}
