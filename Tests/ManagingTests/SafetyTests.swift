import BusinessKit
import Foundation
import TestKit
import Testing

/// What holds for every edit: one transaction, a row of the log, and nothing of a link in it.
@Suite struct SafetyTests {
    static let edits: [[String]] = [
        [
            "account", "connect", "--staff", "1", "--url", "https://whereby.com/canary-u", "--password", "canary-p", "--description",
            "canary-d",
        ],
        ["account", "disconnect", "--yes"], ["link", "add", "15"], ["link", "remove", "11"],
        ["link", "set", "11", "--url", "https://canary.example.org/canary-u", "--password", "canary-p", "--description", "canary-d"],
        ["course-link", "set", "3", "--url", "https://whereby.com/canary-u"], ["service", "set", "4", "--conferencing", "yes"],
        ["settings", "set", "--hide-link-in-emails", "yes", "--time-zone", "Europe/Lisbon"], ["member", "rotate", "1"],
        ["session", "rotate", "11"], ["member", "erase", "2", "--yes"],
    ]

    private func business() throws -> Business {
        let business = try Business(Business.rowsWithoutAccount)
        try business.doing("account", "connect", "--url", ArticleTests.meet)
        return business
    }

    @Test("an edit says with --dry-run what it says without, and changes nothing", arguments: edits)
    func dryRun(_ edit: [String]) throws {
        let business = try business()
        let before = try business.dump()
        let common = ["-C", business.path, "--now", Business.now]
        let dry = try Program.joinery.run(edit + common + ["--dry-run"])
        #expect(try business.dump() == before)
        let real = try Program.joinery.run(edit + common)
        #expect(real.exit == 0)
        #expect(dry.output.replacing(": would change", with: ": changed") == real.output)
        #expect(try business.dump() != before)
    }

    @Test("an edit writes one row of the change log, with links by provider and digest only", arguments: edits)
    func changeLog(_ edit: [String]) throws {
        let business = try business()
        let outcome = try Program.joinery.run(edit + ["-C", business.path, "--now", Business.now])
        let log = try business.sql("SELECT changed_at, actor, site_id, before, after FROM change_log WHERE id > 1")
        #expect(log.split(separator: "\n").count == 1)
        #expect(log.hasPrefix("1795435200|owner|studio|{"))
        #expect(!(log + outcome.output + outcome.errors).contains("canary"))
    }

    @Test("what is so already is not written again", arguments: edits.filter { !["rotate", "erase"].contains($0[1]) })
    func unchanged(_ edit: [String]) throws {
        let business = try business()
        let common = ["-C", business.path, "--now", Business.now]
        _ = try Program.joinery.run(edit + common)
        let before = try business.dump()
        let again = try Program.joinery.run(edit + common)
        #expect(again.exit == 0)
        #expect(again.output.split(separator: "\n").first?.hasSuffix(": unchanged") == true)
        #expect(try business.dump() == before)
    }

    @Test func `a password comes from standard input or a file, and a session of the member's own hides nothing`() throws {
        let business = try business()
        let piped = try business.joinery(
            "link", "set", "11", "--url", "https://whereby.com/a", "--password", "-", input: "quiet one\nrest\n")
        #expect(piped.exit == 0)
        #expect(try business.sql("SELECT link_password FROM session WHERE id = 11") == "quiet one")
        try Data("from a file\n".utf8).write(to: URL(fileURLWithPath: business.path + "/word"))
        try business.doing("link", "set", "11", "--url", "https://whereby.com/a", "--password-file", business.path + "/word")
        #expect(try business.sql("SELECT link_password FROM session WHERE id = 11") == "from a file")
    }

    @Test func `an address that was given away is gone after the next build, and the member with it`() throws {
        let business = try business()
        _ = try business.page(of: 1, session: 11)
        let (page, join) = (try business.address(kind: "my-bookings", id: 1), try business.address(kind: "join", id: 11))
        try business.doing("member", "rotate", "1")
        try business.doing("session", "rotate", "11")
        #expect(try business.page(of: 1, session: 11)?.state == "shown/site")
        for old in [page, join] {
            #expect(!FileManager.default.fileExists(atPath: "\(business.path)/output/studio/current/\(old)"))
        }
        #expect(try business.address(kind: "my-bookings", id: 1) != page)
        try business.doing("member", "erase", "2", "--yes")
        #expect(try business.sql("SELECT count(*) FROM member WHERE id = 2; SELECT count(*) FROM booking WHERE member_id = 2") == "0\n0")
    }

    @Test func `a room of its own for each session comes from the account's link, and explain says so without the link`() throws {
        let business = try business()
        try business.doing("account", "connect", "--url", "https://meet.jit.si/studio-{session}")
        let links = try [11, 12, 13, 14].map { try business.page(of: 1, session: $0)?.link }
        #expect(Set(links).count == 3, "two sessions of a course share the course's room")
        #expect(links.allSatisfy { $0?.wholeMatch(of: /https:\/\/meet\.jit\.si\/studio-[a-z2-7]{26}/) != nil })
        let explanation = try business.doing("explain", "1", "11")
        #expect(
            explanation.contains(
                "  9 yes: otherwise: the site's default account | the default account is a custom link (Jitsi Meet), with a room of its own for this session as {session}\n"
            ))
        #expect(!explanation.contains("meet.jit.si"))
        #expect(try business.doing("explain", "1", "11", "--reveal").contains("  url: \(links[0] ?? "")\n"))
    }

    @Test func `a client whose booking was cancelled is named while they know the join page's address`() throws {
        let business = try business()
        let address = "https://members.example.org/\(try business.address(kind: "join", id: 11))"
        let outcome = try Program.named("sha256sum").run([], input: address)
        try business.sql(
            """
            INSERT INTO delivery SELECT 1, id, 'CONFIRMATION', 5, '\(outcome.output.prefix(64))', starts_at, ends_at, location, status
            FROM session WHERE id = 11; UPDATE booking SET status = 'CANCELED' WHERE id = 1
            """)
        let line = "no confirmed booking, knows the join page: `joinery session rotate 11` gives it a new address\n"
        #expect(try business.doing("notify").hasSuffix(line))
        try business.doing("notify", "--delivered")
        #expect(try business.doing("notify").hasSuffix(line), "telling does not make them forget")
        try business.doing("session", "rotate", "11")
        #expect(try business.doing("notify") == "every client is up to date\n")
    }

    @Test func `two edits at once are both made`() async throws {
        let business = try business()
        let path = business.path
        let exits = try await withThrowingTaskGroup(of: Int32.self) { group in
            for number in 0..<8 {
                group.addTask {
                    try Program.joinery.run(["session", "rotate", "\(number % 2 == 0 ? 11 : 12)", "-C", path, "--now", Business.now]).exit
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(exits == Array(repeating: 0, count: 8))
        #expect(try business.sql("SELECT page_generation FROM session WHERE id IN (11, 12)") == "4\n4")
        #expect(try business.sql("SELECT count(*) FROM change_log WHERE action = 'session.rotate'") == "8")
    }

    @Test func `while another program holds the lock an edit waits, and then gives up with 75`() throws {
        let business = try business()
        let sign = business.path + "/held"
        let holder = try Script(
            text: """
                import signal, sqlite3, sys
                connection = sqlite3.connect(sys.argv[1], isolation_level=None)
                connection.execute('BEGIN EXCLUSIVE')
                open(sys.argv[2], 'w').close()
                signal.pause()
                """
        ).start([business.database, sign])
        try holder.waitForFile(sign)
        defer { withExtendedLifetime(holder) {} }
        let outcome = try business.joinery("link", "add", "15")
        #expect(
            outcome
                == Outcome(
                    exit: 75, output: "",
                    errors:
                        "Error: another program is writing to the database `DIR/site-data/bookings.sqlite`\nHint: try again when it has finished\n"
                ))
    }

    @Test func `a database that may not be written is said to be so`() throws {
        let business = try business()
        let before = try business.dump()
        for path in ["", "/site-data"] { try Self.chmod(0o555, business.path + path) }
        for path in ["/site-data/bookings.sqlite", "/site-data/secret.key"] { try Self.chmod(0o444, business.path + path) }
        defer { for path in ["", "/site-data"] { try? Self.chmod(0o755, business.path + path) } }
        // Root may write everything, and only its owner may read the secret's file: the environment brings it.
        let program = Program.named("setpriv")
        let outcome = try program.run(
            ["--reuid", "65534", "--clear-groups", Program.joinery.path, "link", "add", "15", "-C", business.path],
            environment: ["JOINERY_SECRET": Business.secret]
        ).replacing(business.path)
        #expect(outcome.exit == 74, "\(outcome.errors)")
        #expect(
            outcome.errors
                == "Error: the database `DIR/site-data/bookings.sqlite` is read-only\nHint: check who may write the file and its folder\n")
        #expect(try business.dump() == before)
    }

    private static func chmod(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
}
