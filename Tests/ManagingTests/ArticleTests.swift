import BusinessKit
import TestKit
import Testing

/// The article this project comes from, sentence by sentence, from an empty database to pages.
@Suite struct ArticleTests {
    static let meet = "https://meet.google.com/kvt-hwqz-ndr"
    static let whereby = "https://whereby.com/ines"

    private func connected() throws -> Business {
        let business = try Business(Business.rowsWithoutAccount)
        try business.doing("account", "connect", "--url", Self.meet, "--password", "river", "--description", "Knock first")
        return business
    }

    @Test("The first time you add video conferencing, you connect a custom link, and it serves as your default for all online services")
    func firstAccount() throws {
        let business = try Business(Business.rowsWithoutAccount)
        #expect(try business.page(of: 1, session: 11) == Shown("none/no-default-account"))
        try business.doing("account", "connect", "--url", Self.meet, "--password", "river", "--description", "Knock first")
        for session in [11, 12, 13, 14] {
            #expect(try business.page(of: 1, session: session) == Shown("shown/site", link: Self.meet, password: "river"))
        }
        #expect(try business.page(of: 1, session: 15) == Shown("none/in-person"))
    }

    @Test("To use video conferencing, you need one of the Business & eCommerce Premium plans")
    func plan() throws {
        let business = try connected()
        try business.doing("settings", "set", "--plan", "WEBSITE")
        #expect(try business.page(of: 1, session: 11) == Shown("none/plan"))
        try business.doing("settings", "set", "--plan", "BUSINESS_ECOMMERCE")
        #expect(try business.page(of: 1, session: 11)?.state == "shown/site")
    }

    @Test("A Zoom account generates unique links for each session; another provider's is the same for every session")
    func zoomIsPending() throws {
        let business = try Business(Business.rowsWithoutAccount)
        try business.doing("account", "connect", "--zoom", "owner@example.org")
        #expect(try business.page(of: 1, session: 11) == Shown("pending/zoom-meeting-missing"))
        try business.sql("INSERT INTO zoom_meeting VALUES (1, 1, 11, NULL, '7', 'https://us02web.zoom.us/j/7?pwd=x', '777')")
        #expect(try business.page(of: 1, session: 11) == Shown("shown/site", link: "https://us02web.zoom.us/j/7?pwd=x", password: "777"))
        #expect(try business.page(of: 1, session: 12) == Shown("pending/zoom-meeting-missing"))
        // An account that becomes another forgets its meetings: they belong to the old one.
        try business.doing("account", "connect", "--zoom", "other@example.org")
        #expect(try business.page(of: 1, session: 11) == Shown("pending/zoom-meeting-missing"))
    }

    @Test("If you have multiple sites, you can set a different default account for each site")
    func sites() throws {
        let business = try Business(Business.rowsWithoutAccount + Business.harbourWithoutAccount)
        let outcome = try business.joinery("account", "connect", "--url", Self.meet)
        #expect(outcome.exit == 64)
        #expect(
            outcome.errors
                == "Error: the database `DIR/site-data/bookings.sqlite` has 2 sites: `harbour`, `studio`\nHint: `--site ID` names one\n")
        try business.doing("account", "connect", "--site", "studio", "--url", Self.meet)
        #expect(try business.page(of: 1, session: 11)?.state == "shown/site")
        #expect(try business.sql("SELECT site_id FROM conferencing_account") == "studio")
        try business.doing("account", "connect", "--site", "harbour", "--url", Self.whereby)
        #expect(try business.page(of: 1, session: 11)?.link == Self.meet)
    }

    @Test("If you disconnect your main account, links no longer appear for any session, even if your staff have their own")
    func disconnect() throws {
        let business = try connected()
        try business.doing("account", "connect", "--staff", "1", "--url", Self.whereby)
        try business.doing("course-link", "set", "3", "--url", "https://teams.live.com/meet/9")
        try business.doing("link", "set", "12", "--url", "https://meet.jit.si/own")
        let before = try [11, 12, 14].map { try business.page(of: 1, session: $0) }
        #expect(before.map { $0?.state } == ["shown/staff", "shown/session", "shown/course"])

        // Nothing is asked: it can be undone.
        #expect(try business.doing("account", "disconnect").contains("\nTouches "))
        for session in [11, 12, 13, 14] {
            #expect(try business.page(of: 1, session: session) == Shown("none/no-default-account"))
        }
        // Everything stays stored and comes back.
        try business.doing("account", "connect")
        #expect(try [11, 12, 14].map { try business.page(of: 1, session: $0) } == before)
    }

    @Test("If a staff member is assigned to a service, their account is used instead of the main one; you must connect a default first")
    func staffAccount() throws {
        let business = try Business(Business.rowsWithoutAccount)
        let early = try business.joinery("account", "connect", "--staff", "1", "--url", Self.whereby)
        #expect(early.exit == 4)
        #expect(
            early.errors == """
                Error: `staff:1` cannot have an account while the site has no connected default account; nothing was changed
                Hint: `joinery account connect` without `--staff` connects the site's default account first

                """)
        try business.doing("account", "connect", "--url", Self.meet)
        // Staff manage their own.
        try business.doing("account", "connect", "--staff", "1", "--as", "staff:1", "--url", Self.whereby)
        #expect(try business.page(of: 1, session: 11) == Shown("shown/staff", link: Self.whereby))
        #expect(try business.page(of: 1, session: 12) == Shown("shown/site", link: Self.meet))
        #expect(try business.page(of: 1, session: 14) == Shown("shown/site", link: Self.meet), "a course never uses a staff account")
        try business.doing("account", "disconnect", "--staff", "1", "--as", "staff:1")
        #expect(try business.page(of: 1, session: 11) == Shown("shown/site", link: Self.meet))
    }

    @Test(
        "Your staff can add or remove the links of any of their sessions at any time: an online service becomes in person, and vice versa")
    func addAndRemove() throws {
        let business = try connected()
        try business.doing("link", "remove", "11", "--as", "staff:1")
        #expect(try business.page(of: 1, session: 11) == Shown("none/removed"))
        try business.doing("link", "add", "11", "--as", "staff:1")
        #expect(try business.page(of: 1, session: 11)?.state == "shown/site")
        // A session that was offline before.
        #expect(try business.page(of: 1, session: 15) == Shown("none/in-person"))
        try business.doing("link", "add", "15", "--as", "staff:1")
        #expect(try business.page(of: 1, session: 15)?.state == "shown/site")
        try business.doing("link", "set", "15", "--as", "staff:1", "--url", "https://meet.jit.si/own", "--password", "p")
        #expect(try business.page(of: 1, session: 15) == Shown("shown/session", link: "https://meet.jit.si/own", password: "p"))
        try business.doing("link", "reset", "15", "--as", "staff:1")
        #expect(try business.page(of: 1, session: 15) == Shown("none/in-person"))
    }

    @Test("Courses use the default link unless a custom one is added in the calendar; you must first save at least one session")
    func course() throws {
        let business = try connected()
        let early = try business.joinery("course-link", "set", "5", "--url", "https://teams.live.com/meet/9")
        #expect(early.exit == 4)
        #expect(
            early.errors == """
                Error: `course:5` has no saved session yet; nothing was changed
                Hint: save a session of the course first: the link belongs to its sessions

                """)
        #expect(try business.page(of: 1, session: 14)?.state == "shown/site")
        let answer = try business.doing("link", "set", "14", "--as", "staff:1", "--url", "https://teams.live.com/meet/9")
        #expect(
            answer == """
                course-link.set course:3 (studio): changed
                  link: none -> Microsoft Teams (\(try digest("https://teams.live.com/meet/9")))
                Touches 2 sessions, 2 bookings, 2 members
                Now: a link of Microsoft Teams, from the course
                Note: session 14 belongs to `course:3`: this is the course link, for all its past and future sessions

                """)
        // Editing it updates all past and future sessions.
        for session in [13, 14] {
            #expect(try business.page(of: 1, session: session) == Shown("shown/course", link: "https://teams.live.com/meet/9"))
            #expect(try business.joinPage(of: session) == Shown("shown/course", link: "https://teams.live.com/meet/9"))
        }
        try business.doing("course-link", "reset", "3")
        #expect(try business.page(of: 1, session: 13)?.state == "shown/site")
    }

    @Test("You must manually notify clients that still have an old link")
    func notify() throws {
        let business = try connected()
        let told = try digest("\(Self.meet)\0river\0Knock first", length: 64)
        try business.sql(
            """
            INSERT INTO delivery SELECT 3, id, 'CONFIRMATION', 5, '\(told)', starts_at, ends_at, location, status FROM session
            WHERE service_id = 3
            """)
        #expect(try business.doing("notify") == "every client is up to date\n")
        let answer = try business.doing("course-link", "set", "3", "--url", "https://teams.live.com/meet/9")
        let line = "Chloé Lefèvre <chloe@example.org>, member 1, session 14 Sleep Well 2026-11-27T18:00:00Z: old link\n"
        #expect(answer.hasSuffix("1 client holds something old, and must be told by hand:\n  \(line)"))
        #expect(try business.doing("notify") == "studio: \(line)")
        #expect(
            try business.doing("notify", "--format", "csv") == """
                "site","member","name","email","booking","confirmed","session","service","starts_at","outdated","letter"\r
                "studio","1","Chloé Lefèvre","chloe@example.org","3","yes","14","Sleep Well","2026-11-27T18:00:00Z","link","notice"\r

                """)
        #expect(try business.doing("check").contains("warning: session:14: 1 client holds an old link [old-link]\n"))
        try business.doing("notify", "--delivered")
        #expect(try business.doing("notify") == "every client is up to date\n")
        #expect(try !business.doing("check").contains("old-link"))
    }

    @Test("You can hide links from your confirmation emails and also from clients' My Bookings page")
    func hide() throws {
        let business = try connected()
        let bytes = try business.page(of: 1, session: 11)
        try business.doing("settings", "set", "--hide-link-in-my-bookings", "yes")
        #expect(try business.page(of: 1, session: 11) == Shown("hidden/hidden-in-my-bookings"))
        #expect(try business.joinPage(of: 11) == Shown("hidden/hidden-in-my-bookings"))
        try business.doing("settings", "set", "--hide-link-in-my-bookings", "no", "--hide-link-in-emails", "yes")
        #expect(try business.page(of: 1, session: 11) == bytes)
        #expect(try business.doing("explain", "1", "11").contains("on email:\n"))
        #expect(try business.doing("explain", "1", "11").contains("  => hidden (hidden-in-emails)\n"))
        // A booking that is not confirmed shows nothing, whatever the switches say.
        #expect(try business.page(of: 2, session: 11) == Shown("withheld/booking-pending"))
    }

    @Test("The video conferencing switch in the service form")
    func serviceSwitch() throws {
        let business = try connected()
        try business.doing("service", "set", "1", "--conferencing", "no")
        #expect(try business.page(of: 1, session: 11) == Shown("none/in-person"))
        try business.doing("service", "set", "1", "--conferencing", "yes")
        #expect(try business.page(of: 1, session: 11)?.state == "shown/site")
    }
}

/// SHA-256 by another program than ours.
func digest(_ text: String, length: Int = 8) throws -> String {
    let link = text.contains("\0") ? text : "\(text)\0\0"
    let outcome = try Program.named("sha256sum").run([], input: link)
    return String(outcome.output.prefix(length))
}
