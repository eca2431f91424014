import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// Trouble in one site stops no other: each is published or not by itself, and the exit code is that of the gravest failure.
@Suite struct IndependentSitesTests {
    /// Something that keeps the site `harbour` from being published.
    struct Trouble: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let exit: Int32
        /// What `error.code` says.
        let code: String
        var sql = ""
        var files: [String: String] = [:]
        var commands: [[String]] = []

        static let all = [
            Trouble(
                testDescription: "a time zone that does not exist", exit: 1, code: "findings",
                sql: "UPDATE site SET time_zone = 'Europe/Lisbonn' WHERE id = 'harbour'"),
            Trouble(
                testDescription: "an own page without a heading", exit: 1, code: "findings",
                files: ["site-data/pages/harbour/help.md": "No heading.\n"]),
            Trouble(
                testDescription: "a reference to another site's row", exit: 1, code: "findings",
                sql: "UPDATE conferencing_account SET staff_id = 99 WHERE id = 9"),
            Trouble(
                testDescription: "text that is not UTF-8", exit: 1, code: "findings",
                sql: "UPDATE member SET first_name = CAST(x'FF' AS TEXT) WHERE id = 9"),
            Trouble(
                testDescription: "a booking with a word that the schema does not know", exit: 1, code: "findings",
                sql: "PRAGMA ignore_check_constraints = ON; UPDATE booking SET status = 'confirmed' WHERE id = 9"),
            Trouble(
                testDescription: "its last member is gone", exit: 4, code: "kind-vanished",
                sql: "DELETE FROM booking WHERE member_id = 9; DELETE FROM member WHERE id = 9"),
            Trouble(
                testDescription: "a rollback is held", exit: 4, code: "rollback-held",
                sql: "UPDATE service SET name = 'Writing Club' WHERE id = 9",
                commands: [["build"], ["rollback", "--site", "harbour"]]),
            Trouble(
                testDescription: "a folder with foreign files", exit: 4, code: "foreign-files",
                files: ["output/harbour/holiday.jpg": "not ours"]),
            Trouble(
                testDescription: "a hidden link in a description", exit: 3, code: "leak",
                sql: """
                    UPDATE site SET hide_link_in_my_bookings = 1 WHERE id = 'harbour';
                    UPDATE service SET description = 'Come to https://meet.google.com/pbe-xsuo-gfy' WHERE id = 9
                    """),
        ]
    }

    @Test("trouble in one site leaves the other up to date, and both are told", arguments: Trouble.all)
    func trouble(_ trouble: Trouble) throws {
        let business = try Business(Business.rows + Business.harbour)
        let harbour = business.path + "/output/harbour"
        try business.build()
        for (file, text) in trouble.files { try business.write(text, to: file) }
        if !trouble.sql.isEmpty { try business.sql(trouble.sql) }
        for command in trouble.commands { #expect(try business.joinery(command).exit == 0) }
        try business.sql("UPDATE session SET status = 'CANCELLED' WHERE id = 1")
        let before = try PublishedTree(harbour)

        let outcome = try business.joinery("build")

        #expect(outcome.exit == trouble.exit, "\(outcome)")
        let rows = outcome.output.split(separator: "\n")
        #expect(rows.contains("harbour: not published (\(trouble.code))"), "\(outcome)")
        #expect(rows.contains { $0.hasPrefix("studio: ") && $0.contains("files written") }, "\(outcome)")
        #expect(outcome.errors.hasPrefix("Error: ") && outcome.errors.contains("harbour"), "\(outcome)")
        #expect(try PublishedTree(harbour) == before)
        let pages = try PublishedTree(business.output).contents.values.map { String(decoding: $0, as: UTF8.self) }
        #expect(pages.contains { $0.contains("session-cancelled") })

        let answer = try business.joinery("build", "--format", "json")
        let document = try JSONDecoder().decode(Document.self, from: Data(answer.output.utf8))
        #expect(answer.exit == trouble.exit && document.error?.code == trouble.code, "\(answer)")
        #expect(document.sites.map(\.site) == ["harbour", "studio"])
        #expect(document.sites.map(\.result) == ["failed", "unchanged"])
        #expect(document.sites.map { $0.error?.code } == [trouble.code, nil])
    }

    private struct Document: Decodable {
        let sites: [Site]
        let error: Words?

        struct Site: Decodable {
            let site, result: String
            let error: Words?
        }

        struct Words: Decodable {
            let code: String
        }
    }

    @Test func `a site that another command holds is left to it, and the other is published`() throws {
        let business = try Business(Business.rows + Business.harbour)
        try business.build()
        try business.sql("UPDATE service SET name = 'Evening Yoga' WHERE id = 1")
        let lock = unsafe open(business.path + "/output/harbour/private/lock", O_RDWR)
        defer { close(lock) }
        try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)

        let outcome = try business.joinery("build")

        #expect(outcome.exit == 75, "\(outcome)")
        #expect(outcome.output.contains("harbour: not published (folder-in-use)\n"), "\(outcome)")
        #expect(outcome.output.contains("studio: ") && outcome.output.contains("files written"), "\(outcome)")
    }

    @Test func `of several failures the gravest decides the exit code, and all are told`() throws {
        let business = try Business(Business.rows + Business.harbour)
        try business.build()
        try business.sql("UPDATE site SET time_zone = 'Europe/Lisbonn' WHERE id = 'harbour'; DELETE FROM booking; DELETE FROM member")

        let outcome = try business.joinery("build")

        #expect(outcome.exit == 4, "\(outcome)")
        #expect(outcome.output.contains("harbour: not published (findings)\n"), "\(outcome)")
        #expect(outcome.output.contains("studio: not published (kind-vanished)\n"), "\(outcome)")
        #expect(outcome.errors.split(separator: "\n").count { $0.hasPrefix("Error: ") } == 2, "\(outcome)")
    }

    @Test func `one site alone can be built while another has trouble`() throws {
        let business = try Business(Business.rows + Business.harbour)
        try business.sql("UPDATE site SET time_zone = 'Europe/Lisbonn' WHERE id = 'harbour'")
        #expect(try business.joinery("build", "--site", "studio").exit == 0)
        #expect(try business.joinery("build", "--site", "harbour").exit == 1)
    }
}
