import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// Zoom's meetings, against a server that speaks its API over real HTTP.
@Suite(.serialized) struct ZoomSyncTests {
    let zoom: ZoomServer
    let business: Business

    init() throws {
        zoom = try ZoomServer()
        business = try Business(Business.rowsWithoutAccount)
        try business.doing("account", "connect", "--zoom", "owner@example.org")
    }

    /// What it says of its progress is left out.
    private func sync(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        var outcome = try Program.joinery.run(
            ["zoom", "sync", "-C", business.path, "--now", Business.now] + arguments,
            environment: zoom.environment.merging(environment) { $1 }
        ).replacing(business.path)
        let lines = outcome.errors.split(separator: "\n", omittingEmptySubsequences: false)
        outcome.errors = lines.filter { !$0.hasPrefix("studio: ") }.joined(separator: "\n")
        return outcome
    }

    private var stored: String {
        get throws {
            try business.sql("SELECT coalesce('session:' || session_id, 'course:' || course_id), meeting_id FROM zoom_meeting ORDER BY 1")
        }
    }

    @Test func `each session has a meeting of its own, a course one for all of its sessions, and a second run does nothing`() throws {
        #expect(try sync() == Outcome(exit: 0, output: "studio: 3 created, 0 unchanged\n", errors: ""))
        let meetings = try zoom.meetings()
        #expect(meetings.map(\.topic) == ["Coaching", "Pilates", "Sleep Well"])
        #expect(meetings.map(\.type) == [2, 2, 3])
        #expect(meetings.map(\.start_time) == ["2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z", nil])
        #expect(meetings.map(\.duration) == [60, 60, nil])
        #expect(try business.page(of: 1, session: 11)?.link == "https://us02web.zoom.us/j/81000000001?pwd=p81000000001")
        #expect(try business.page(of: 1, session: 13)?.link == business.page(of: 1, session: 14)?.link)
        _ = try zoom.requests()
        #expect(try sync() == Outcome(exit: 0, output: "studio: 3 unchanged\n", errors: ""))
        #expect(Set(try zoom.requests()) == ["GET /v2/users/owner@example.org/meetings"])
        #expect(try sync("--quiet") == Outcome(exit: 0, output: "", errors: ""))
    }

    @Test func `the host's link is neither stored nor printed`() throws {
        let outcome = try sync("--format", "json")
        let all = try business.dump() + outcome.output + outcome.errors
        #expect(!all.contains("HOST-SECRET") && !all.contains("zak") && !all.contains("/s/8"))
        #expect(outcome.output.contains(#""schema" : 1"#))
    }

    @Test func `a session that moves is told to Zoom, one that is cancelled or in person has its meeting deleted`() throws {
        _ = try sync()
        try business.sql("UPDATE session SET starts_at = starts_at + 3600, ends_at = ends_at + 5400 WHERE id = 11")
        #expect(try sync().output == "studio: 1 updated, 2 unchanged\n")
        #expect(try zoom.meetings().first?.start_time == "2026-11-24T10:00:00Z")
        #expect(try zoom.meetings().first?.duration == 90)
        try business.sql("UPDATE session SET status = 'CANCELLED' WHERE id = 11")
        try business.doing("link", "remove", "12")
        #expect(try sync().output == "studio: 2 deleted, 1 unchanged\n")
        #expect(try zoom.meetings().map(\.topic) == ["Sleep Well"])
        #expect(try stored == "course:3|81000000003")
    }

    @Test func `a link of its own, or no account for a while, deletes nothing`() throws {
        _ = try sync()
        try business.doing("link", "set", "11", "--url", "https://whereby.com/x")
        #expect(try sync().output == "studio: 2 unchanged\n")
        try business.doing("account", "disconnect", "--yes")
        #expect(try sync().output == "no account is a Zoom account\n")
        #expect(try zoom.meetings().count == 3)
        try business.doing("account", "connect")
        try business.doing("link", "reset", "11")
        #expect(try business.page(of: 1, session: 11)?.link == "https://us02web.zoom.us/j/81000000001?pwd=p81000000001")
    }

    @Test func `a staff member's own Zoom hosts their sessions`() throws {
        try business.doing("account", "connect", "--staff", "1", "--zoom", "staff@example.org")
        #expect(try sync().output == "studio: 3 created, 0 unchanged\n")
        #expect(
            try zoom.meetings().map { "\($0.host) \($0.topic)" }.sorted()
                == ["owner@example.org Pilates", "owner@example.org Sleep Well", "staff@example.org Coaching"])
    }

    @Test("a meeting whose answer is lost is found again and never made twice", arguments: ["lose", "garbage"])
    func lostAnswer(_ how: String) throws {
        try zoom.fail("POST /v2/users", how)
        let outcome = try sync()
        // Here garbage comes instead of a meeting, so no meeting is found, and it is left to the next run.
        #expect(outcome.exit == (how == "lose" ? 0 : 74))
        #expect(try sync().exit == 0)
        let posts = try zoom.requests().filter { $0.hasPrefix("POST") }
        #expect(posts.count == (how == "lose" ? 3 : 4))
        #expect(try zoom.meetings().map(\.topic).sorted() == ["Coaching", "Pilates", "Sleep Well"])
        #expect(try stored.split(separator: "\n").count == 3)
    }

    @Test func `a run killed after Zoom made a meeting and before it is written down goes on without making it again`() throws {
        _ = try sync()
        try business.sql("DELETE FROM zoom_meeting WHERE session_id = 12")
        #expect(try sync().output == "studio: 1 adopted, 2 unchanged\n")
        #expect(try zoom.meetings().count == 3)
        #expect(try stored.contains("session:12|81000000002"))
    }

    @Test func `a run killed while Zoom makes a meeting is gone on with, and makes it no second time`() throws {
        try zoom.fail("POST /v2/users", "hang")
        let run = try Program.joinery.start(
            ["zoom", "sync", "-C", business.path, "--now", Business.now], environment: zoom.environment)
        try run.waitUntil("Zoom has made the meeting") { try !zoom.meetings().isEmpty }
        run.signal(SIGKILL)
        #expect(try run.wait().exit == 128 + SIGKILL)
        #expect(try stored.isEmpty)
        #expect(try sync().output == "studio: 2 created, 1 adopted, 0 unchanged\n")
        #expect(try zoom.meetings().count == 3)
        #expect(try business.page(of: 1, session: 11)?.link == "https://us02web.zoom.us/j/81000000001?pwd=p81000000001")
    }

    @Test func `a meeting deleted in Zoom is made anew`() throws {
        _ = try sync()
        try zoom.forgetAll()
        #expect(try sync().exit == 0)
        #expect(try stored == "course:3|90000000003\nsession:11|90000000001\nsession:12|90000000002")
    }

    @Test func `an account that becomes another user's forgets its meetings and gets new ones`() throws {
        _ = try sync()
        try business.doing("account", "connect", "--zoom", "staff@example.org")
        #expect(try stored.isEmpty)
        #expect(try sync().output == "studio: 3 created, 0 unchanged\n")
        #expect(try zoom.meetings().count == 6)
    }

    @Test func `a limit of seconds is waited for, one of a day is left to another run with 75`() throws {
        try zoom.fail("POST /v2/users", "429:1", times: 2)
        #expect(try sync().exit == 0)
        try zoom.forgetAll()
        try zoom.fail("POST /v2/users", "429:2027-01-01T00:00:00Z", times: 9)
        let json = try sync("--format", "json")
        let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(json.exit == 75 && (document?["error"] as? [String: Any])?["code"] as? String == "zoom-limit", "\(json)")
        let outcome = try sync("--quiet")
        #expect(outcome.output == "")
        #expect(outcome.exit == 75)
        #expect(
            outcome.errors == """
                Error: 3 meetings are left
                  `default`: Zoom takes no more calls for this host before 2027-01-01T00:00:00Z
                Hint: run `joinery zoom sync` again then: it goes on where it stopped

                """)
    }

    @Test func `a host gets no more than 100 new meetings in one run`() throws {
        try business.sql(
            """
            WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 120)
            INSERT INTO session (service_id, staff_id, starts_at, ends_at)
            SELECT 1, 1, unixepoch('2026-12-01') + i * 3600, unixepoch('2026-12-01') + i * 3600 + 1800 FROM n
            """)
        let outcome = try sync()
        #expect(outcome.exit == 75)
        #expect(outcome.output == "studio: 100 created, 0 unchanged, 23 left\n")
        #expect(try sync().output == "studio: 23 created, 100 unchanged\n")
        #expect(try zoom.meetings().count == 123)
    }

    @Test(
        "an answer that is none ends in words, and the next run goes on", arguments: ["garbage", "slow", "close", "500", "403", "redirect"])
    func broken(_ how: String) throws {
        try zoom.fail("GET /v2/users", how, times: 9)
        let outcome = try sync("--timeout", "1")
        #expect(outcome.exit == 74)
        #expect(outcome.errors.hasPrefix("Error: 3 meetings are left\n  `default`: Zoom "))
        #expect(!outcome.errors.contains("owner@example.org"))
        #expect(try zoom.meetings().isEmpty)
        try zoom.fail("nothing", "else")
        #expect(try sync().exit == 0)
    }

    @Test func `a server that fails once is asked again`() throws {
        try zoom.fail("GET /v2/users", "503")
        #expect(try sync().exit == 0)
    }

    @Test func `a link from Zoom that makes guests hosts is not stored`() throws {
        try zoom.fail("POST /v2/users", "unsafe")
        let outcome = try sync()
        #expect(outcome.exit == 74)
        #expect(outcome.errors.contains("Zoom answered with a link that may not be shown to guests"))
        #expect(try !business.dump().contains("/s/8"))
    }

    @Test func `a dry run lists the calls and makes none of them`() throws {
        let before = try business.dump()
        #expect(
            try sync("--dry-run").output == """
                studio: would be 3 created, 0 unchanged
                  POST /users/{user}/meetings for session:11, account of default
                  POST /users/{user}/meetings for session:12, account of default
                  POST /users/{user}/meetings for course:3, account of default

                """)
        #expect(try zoom.meetings().isEmpty)
        #expect(try business.dump() == before)
    }

    @Test func `credentials come from the environment, and what is wrong with them is said`() throws {
        let none = try business.joinery("zoom", "sync")
        #expect(none.exit == 64)
        #expect(none.errors.hasPrefix("Error: JOINERY_ZOOM_ACCOUNT_ID is not set\n"))
        let wrong = try sync(environment: ["JOINERY_ZOOM_CLIENT_SECRET": "wrong-canary"])
        #expect(wrong.exit == 74)
        #expect(wrong.errors.contains("Zoom refused `POST /oauth/token`: status 400\n"))
        #expect(!wrong.errors.contains("canary"))
        let foreign = try sync(environment: ["JOINERY_ZOOM_URL": "http://example.org"])
        #expect(foreign.exit == 64)
        try business.doing("account", "connect", "--zoom", "nobody@example.org")
        #expect(try sync().errors.contains("Zoom refused `GET /users/{user}/meetings`: status 404, code 1001\n"))
    }

    @Test func `a second run beside the first gives up with 75`() throws {
        let sign = business.path + "/held"
        let holder = try Program.named("flock").start(
            ["--no-fork", business.path + "/site-data", "-c", "touch '\(sign)'; exec sleep infinity"])
        try holder.waitForFile(sign)
        defer { withExtendedLifetime(holder) {} }
        #expect(try sync().exit == 75)
    }
}
