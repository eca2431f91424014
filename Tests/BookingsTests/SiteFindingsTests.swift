import Bookings
import Testing
import ZoneFiles

/// Findings about a site, its accounts and its services (`Sources/Bookings/Bookings.docc/Checks.md`).
@Suite struct SiteFindingsTests {
    private func findings(
        baseURL: String = "https://members.example.org", timeZone: String = "Europe/Berlin", hidesInEmails: Bool = false,
        hidesInMyBookings: Bool = false, accounts: [Account] = [], services: [Service] = [], meetings: [Service.ID: [ZoomMeeting]] = [:],
        addressIsKey: Bool = true, hasWords: Bool = true
    ) -> [Finding] {
        let site = Site(
            id: Site.ID("studio"), name: "Studio", baseURL: baseURL, timeZone: timeZone, language: "tlh", plan: .businessEcommerce,
            hidesLinkInEmails: hidesInEmails, hidesLinkInMyBookings: hidesInMyBookings)
        let catalogue = Catalogue(site: site, staff: [], accounts: accounts, services: services, assignments: [], courseMeetings: meetings)
        return SiteFindings.findings(in: catalogue, zones: ZoneFolder().zones, addressIsKey: addressIsKey, hasWords: hasWords)
    }

    private func account(_ id: Int64, staff: Int64? = nil, _ kind: Account.Kind, isConnected: Bool = true) -> Account {
        Account(id: Account.ID(id), staff: staff.map { Staff.ID($0) }, kind: kind, isConnected: isConnected)
    }

    private func course(_ link: Link? = nil, description: String = "", location: String = "") -> Service {
        Service(
            id: Service.ID(7), kind: .course, name: "Course", description: description, isConferencingEnabled: true, location: location,
            courseLink: link)
    }

    @Test func `a site without fault has no finding`() {
        let accounts = [account(1, .zoom), account(2, staff: 4, .custom(.ofStaff))]
        #expect(findings(accounts: accounts, services: [course(.ofCourse, description: "**Hello**", location: "Uferstraße 12")]) == [])
    }

    @Test(
        "a base URL is https and a host, or http on this machine",
        arguments: [
            "https://members.example.org", "https://members.example.org:8443", "HTTPS://Members.Example.org", "https://192.0.2.7",
            "http://localhost", "http://localhost:8080", "http://127.0.0.1:8080", "https://[2001:db8::7]",
        ])
    func baseURL(text: String) {
        #expect(findings(baseURL: text) == [])
    }

    @Test(
        "any other base URL is an error",
        arguments: [
            "", "members.example.org", "http://members.example.org", "https://", "http://", "https://members.example.org/",
            "https://members.example.org/a", "https://members.example.org?a", "https://members.example.org#a", "https://anna@example.org",
            "http://localhost/", "http://localhost@example.org", "http://localhost.example.org", "http://127.0.0.1.example.org",
            "http://127.0.0.2", "http://\u{301}localhost", "https://members.example.org ", "https://bücher.example.org",
            "ftp://example.org",
            "javascript:alert(1)",
        ])
    func noBaseURL(text: String) {
        #expect(findings(baseURL: text).map(\.code) == [.baseURL])
        #expect(findings(baseURL: text).first?.severity == .error)
        #expect(findings(baseURL: text).first?.subject == "site:studio")
    }

    @Test func `an unknown time zone and a language without words are errors`() {
        let found = findings(timeZone: "Europe/Nowhere", hasWords: false)
        #expect(found.map(\.code) == [.unknownTimeZone, .unknownLanguage])
        #expect(found.map(\.severity) == [.error, .error])
        #expect(found.first?.sentence.contains("`Europe/Nowhere`") == true)
        #expect(found.last?.sentence.contains("`tlh`") == true)
    }

    @Test(
        "a mail that hides the link and leads to a page that shows it is a warning, unless the page asks for a password",
        arguments: [
            (true, false, true, true), (true, false, false, false), (false, false, true, false), (true, true, true, false),
            (false, true, true, false),
        ])
    func mailLeadsToLink(hidesInEmails: Bool, hidesInMyBookings: Bool, addressIsKey: Bool, isFound: Bool) {
        let found = findings(hidesInEmails: hidesInEmails, hidesInMyBookings: hidesInMyBookings, addressIsKey: addressIsKey)
        #expect(found.filter { $0.code == .mailLeadsToLink }.count == (isFound ? 1 : 0))
    }

    @Test("links that nobody is shown are a warning", arguments: [false, true], [false, true])
    func hiddenEverywhere(hidesInEmails: Bool, hidesInMyBookings: Bool) {
        let found = findings(hidesInEmails: hidesInEmails, hidesInMyBookings: hidesInMyBookings, addressIsKey: false)
        #expect(found.map(\.code) == (hidesInEmails && hidesInMyBookings ? [.hiddenEverywhere] : []))
    }

    @Test func `a staff account needs a connected default account`() {
        let staff = account(2, staff: 4, .zoom)
        let expected = [Finding.Code.staffAccountWithoutDefault]
        #expect(findings(accounts: [staff]).map(\.code) == expected)
        #expect(findings(accounts: [account(1, .zoom, isConnected: false), staff]).map(\.code) == expected)
        #expect(findings(accounts: [account(1, .zoom, isConnected: false), staff]).map(\.subject) == ["staff:4"])
        #expect(findings(accounts: [account(1, .zoom), staff]) == [])
    }

    @Test func `each account's and each course's link is looked at, connected or not`() {
        let found = findings(
            accounts: [account(1, .custom(.unsafe)), account(2, staff: 4, .custom(.unsafe), isConnected: false)],
            services: [course(.unsafe)], meetings: [Service.ID(7): [ZoomMeeting(account: Account.ID(1), link: .unsafe)]])
        #expect(found.map(\.code) == [.unsafeLink, .unsafeLink, .unsafeLink, .unsafeLink])
        #expect(found.map(\.subject) == ["site:studio", "staff:4", "course:7", "course:7"])
    }

    @Test func `an account's placeholder is looked at with its word in place`() {
        #expect(findings(accounts: [account(1, .custom(Link(url: "https://{session}.example.org/")))]) == [])
        let long = "https://example.org/{session}" + String(repeating: "a", count: 1971)
        #expect(findings(accounts: [account(1, .custom(Link(url: long)))]).map(\.code) == [.unsafeLink])
    }

    @Test func `a meeting link in a description or a location is reported without it`() {
        let found = findings(services: [course(description: "Join: https://zoom.us/j/canary", location: "meet.google.com/canary")])
        #expect(
            found.map(\.sentence) == [
                "holds a Zoom link in its description, where no switch hides it",
                "holds a Google Meet link in its location, where no switch hides it",
            ])
        #expect(found.map(\.subject) == ["service:7", "service:7"])
    }

    @Test func `a text has a length that is warned of and one that is refused, told in bytes`() {
        func found(description: Int = 0, location: Int = 0) -> [String] {
            let service = course(description: String(repeating: "a", count: description), location: String(repeating: "a", count: location))
            return findings(services: [service]).map { "\($0.severity) \($0.code) \($0.sentence)" }
        }
        #expect(found(description: 10_000, location: 20_000) == [])
        #expect(found(description: 10_001) == ["warning longDescription has a description of 10001 bytes; up to 10000 are usual"])
        #expect(found(description: 100_000).count == 1)
        #expect(found(description: 100_001) == ["error tooLong has a description of 100001 bytes; at most 100000 are allowed"])
        #expect(found(location: 20_001) == ["error tooLong has a location of 20001 bytes; at most 20000 are allowed"])
    }
}
