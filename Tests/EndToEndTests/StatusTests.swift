import BusinessKit
import Foundation
import TestKit
import Testing

/// Whether last night's build was good, and what waits, without a look at logs.
@Suite struct StatusTests {
    private struct Answer: Decodable {
        let sites: [Site]
        let tooOld: [String]?

        struct Site: Decodable {
            let site, state: String
            let lastGoodBuild, lastTry: String?
            let failure: Trouble?
            let pages: Int?
            let nextChange, rollbackHeldSince: String?
            let mailsWaiting: Int
            let meetingsWaiting, clientsToTell, errors, warnings: Int?
        }

        struct Trouble: Decodable {
            let exitCode: Int
            let code, message: String
        }
    }

    private func status(_ business: Business, _ arguments: String...) throws -> Answer {
        let outcome = try business.joinery(["status", "--format", "json"] + arguments)
        return try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    }

    private func site(_ business: Business) throws -> Answer.Site { try #require(status(business).sites.first) }

    @Test func `a site tells its last good build, its pages and its next change, and nothing waits`() throws {
        let studio = try Business()
        let before = try site(studio)
        #expect((before.state, before.lastGoodBuild, before.pages) == ("unknown", nil, nil))

        try studio.build()
        let built = try site(studio)
        #expect((built.state, built.pages, built.nextChange) == ("good", 8, "2026-11-24T08:00:00Z"))
        #expect(built.lastGoodBuild != nil && built.lastGoodBuild == built.lastTry && built.failure == nil)
        #expect((built.mailsWaiting, built.meetingsWaiting, built.clientsToTell, built.errors, built.warnings) == (0, 0, 0, 0, 0))
        #expect(try studio.joinery("status", "--quiet") == Outcome(exit: 0, output: "", errors: ""))
    }

    @Test func `a build that fails leaves why, and when the last good one was`() throws {
        let studio = try Business()
        try studio.build()
        try studio.sql("UPDATE site SET time_zone = 'Mars/Olympus'")
        #expect(try studio.joinery("build").exit == 1)

        let failed = try site(studio)
        #expect((failed.state, failed.failure?.exitCode, failed.failure?.code, failed.errors) == ("failed", 1, "findings", 1))
        #expect(failed.failure?.message.contains("Mars/Olympus") == true, "\(failed)")
        #expect(failed.lastGoodBuild != nil)
        let quiet = try studio.joinery("status", "--quiet")
        #expect(quiet.exit == 0 && quiet.output.contains("studio: FAILED ") && quiet.output.contains("last good build "), "\(quiet)")

        try studio.sql("UPDATE site SET time_zone = 'Europe/Berlin'")
        try studio.build()
        #expect(try site(studio).state == "good")
    }

    @Test(
        "what no site was reached for is told of each, also while it lasts",
        arguments: [
            ("site-data/bookings.sqlite", "not-a-database", 66), ("site-data/joinery.yaml", "findings", 1),
            ("site-data/secret.key", "short-secret", 66), ("Templates/join.html", "findings", 1),
        ])
    func unreadable(file: String, code: String, exit: Int32) throws {
        let business = try Business(Business.rows + Business.harbour)
        try business.build()
        try business.write("{{ no such thing", to: file)
        if file.hasSuffix("key") { #expect(unsafe chmod("\(business.path)/\(file)", 0o600) == 0) }
        #expect(try business.joinery("build").exit != 0)
        let outcome = try business.joinery("status", "--format", "json")
        let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
        #expect(answer.sites.map(\.site) == ["harbour", "studio"])
        for site in answer.sites {
            #expect((site.state, site.failure?.code, site.pages) == ("failed", code, site.site == "studio" ? 8 : 5), "\(site)")
        }
        // Templates are no part of a status.
        #expect(outcome.exit == (file.hasPrefix("Templates") ? 0 : exit), "\(outcome)")
        #expect(outcome.errors.isEmpty == (outcome.exit == 0))
    }

    @Test func `another build at work is no failed try`() throws {
        let studio = try Business()
        try studio.build()
        let before = try site(studio)
        let lock = try Program.named("flock").start([
            "\(studio.output)/private/lock", "sh", "-c", "touch '\(studio.path)/held'; exec sleep 600",
        ])
        try lock.waitForFile("\(studio.path)/held")
        #expect(try studio.joinery("build").exit == 75)
        let after = try site(studio)
        #expect((after.state, after.lastTry) == ("good", before.lastTry))
    }

    @Test func `a rollback that is held, mails that wait, clients to tell and a site that is gone are told`() throws {
        let business = try Business(Business.rows + Business.harbour)
        try business.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        try business.build()
        try business.doing("mail")
        #expect(try site(business).mailsWaiting == 0)
        let studio = try #require(status(business, "--site", "studio").sites.first)
        #expect(studio.mailsWaiting == 2)
        try business.sql(
            """
            UPDATE service SET name = 'Evening Yoga' WHERE id = 1;
            INSERT INTO delivery SELECT 1, id, 'CONFIRMATION', 5, '\(String(repeating: "0", count: 64))', starts_at, ends_at, location, status
            FROM session WHERE id = 1;
            """)
        try business.build()
        try business.doing("rollback", "--site", "studio")
        #expect(try business.joinery("build").exit == 4)
        let held = try #require(status(business, "--site", "studio").sites.first)
        #expect(held.rollbackHeldSince != nil && held.failure?.code == "rollback-held")
        #expect(held.clientsToTell == 1)
        let text = try business.joinery("status", "--quiet").output
        #expect(text.contains("  a rollback is held since ") && text.contains("  1 client is to be told"), "\(text)")

        try business.sql("UPDATE site SET id = 'harbor' WHERE id = 'harbour'")
        let renamed = try status(business).sites
        #expect(renamed.map(\.site) == ["harbor", "harbour", "studio"] && renamed.map(\.state) == ["unknown", "gone", "failed"])
        #expect(renamed.map(\.pages) == [nil, 5, 8])
    }

    @Test func `meetings that Zoom has not made are counted`() throws {
        let studio = try Business()
        try studio.doing("account", "connect", "--site", "studio", "--zoom", "owner@example.org")
        #expect(try site(studio).meetingsWaiting == 2)
    }

    @Test func `a site without a good build for longer than allowed ends with exit code 1`() throws {
        let studio = try Business()
        #expect(try studio.joinery("status", "--max-age", "10m").exit == 1)
        try studio.build()
        #expect(try studio.joinery("status", "--max-age", "10m").exit == 0)
        let note = "output/studio/private/last-build"
        // A day and a second ago.
        let old = Int64(Date().timeIntervalSince1970) - 86_401
        try studio.write("tried \(old)\ngood \(old)\n", to: note)
        for (age, exit) in [("1d", Int32(1)), ("24h", 1), ("2d", 0), ("90000s", 0)] {
            #expect(try studio.joinery("status", "--max-age", age).exit == exit, "\(age)")
        }
        #expect(try studio.joinery("status", "--quiet", "--max-age", "1d").output.contains("no good build since"))
        #expect(try status(studio, "--max-age", "1d").tooOld == ["studio"])
        for age in ["", "0m", "-1m", "10", "10y", "m", "99999999999999999999d"] {
            #expect(try studio.joinery("status", "--max-age=\(age)").exit == 64, "\(age)")
        }
    }

    @Test(
        "a note that no version has written is as none",
        arguments: ["", "tried", "tried x", "good 5\n", "tried 99999999999999999999\n", "\u{0}\u{FF}"])
    func odd(note: String) throws {
        let studio = try Business()
        try studio.build()
        try studio.write(note, to: "output/studio/private/last-build")
        #expect(try site(studio).state == "unknown")
    }

    @Test func `at the edge of what a note can say, nothing traps`() throws {
        let studio = try Business()
        try studio.build()
        for number in [Int64.min, .max] {
            try studio.write(
                "tried \(number)\ngood \(number)\ncode 7\nerror x\nmessage \u{1B}[31m\n", to: "output/studio/private/last-build")
            let outcome = try studio.joinery("status", "--max-age", "36500d")
            #expect([0, 1].contains(outcome.exit) && !outcome.output.contains("\u{1B}"), "\(outcome)")
        }
    }

    @Test func `metrics are what Prometheus reads, whole or not at all, and anybody may read them`() throws {
        let business = try Business(Business.rows + Business.harbour)
        try business.build()
        try business.sql("UPDATE site SET time_zone = 'Mars/Olympus' WHERE id = 'harbour'")
        #expect(try business.joinery("build").exit == 1)
        let file = "\(business.path)/joinery.prom"
        #expect(
            try business.joinery("status", "--quiet", "--metrics", file, "--site", "studio") == Outcome(exit: 0, output: "", errors: ""))
        try business.doing("status", "--metrics", file)
        let text = try business.text("joinery.prom")
        for line in [
            "joinery_unreadable 0", "joinery_last_build_failed{site=\"harbour\"} 1", "joinery_last_build_failed{site=\"studio\"} 0",
            "joinery_pages{site=\"studio\"} 8", "joinery_errors{site=\"harbour\"} 1",
            "joinery_next_change_timestamp_seconds{site=\"studio\"} 1795507200",
        ] {
            #expect(text.contains("\(line)\n"), "\(line) is not in \(text)")
        }
        let checked = try Program.named("promtool").run(["check", "metrics"], input: text)
        #expect(checked == Outcome(exit: 0, output: "", errors: ""), "\(checked)")
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o644 && !business.exists("joinery.prom.new"))
        #expect(try business.joinery("status", "--metrics", "/no/such/folder/joinery.prom").exit == 73)

        // Every name is described.
        let manual = try Repository.text("Sources/joinery/joinery.docc/Monitor.md")
        for name in Set(text.matches(of: /(?m)^joinery_[a-z_]+/).map { String($0.output) }) {
            #expect(manual.contains("`\(name)`"), "\(name) is not described")
        }
    }
}
