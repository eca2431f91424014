import BusinessKit
import Foundation
import TestKit
import Testing

/// Commands that are given several rows: all of them or none, in one transaction.
@Suite struct SeveralRowsTests {
    private struct Edit: Decodable {
        let subject: String
        let changed: Bool
        let outdated: [Client]?
    }

    private struct Client: Decodable {
        let site: String?
        let session: Int
    }

    private struct Edits: Decodable {
        let schema: Int
        let dryRun, changed: Bool
        let answers: [Edit]
        let outdated: [Client]
    }

    private struct Subjects: Decodable {
        let answers: [Answer]

        struct Answer: Decodable {
            let session, member: Int?
        }
    }

    private func business() throws -> Business {
        let business = try Business(Business.rowsWithoutAccount)
        try business.doing("account", "connect", "--url", ArticleTests.meet)
        return business
    }

    private func decoded<Document: Decodable>(_ type: Document.Type, _ text: String) throws -> Document {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    @Test func `several edits are made together, each with its row of the log, and clients are named once`() throws {
        let business = try business()
        try business.sql(
            """
            INSERT INTO delivery SELECT b.member_id, s.id, 'CONFIRMATION', 5, '\(String(repeating: "0", count: 64))', s.starts_at, s.ends_at,
              s.location, s.status FROM session s JOIN booking b ON b.session_id = s.id WHERE b.status = 'CONFIRMED' AND s.id IN (11, 12)
            """)
        let before = try business.dump()
        let rehearsed = try business.doing("link", "remove", "11", "12", "--dry-run")
        #expect(try business.dump() == before)
        let text = try business.doing("link", "remove", "11", "12")
        #expect(rehearsed.replacing(": would change", with: ": changed") == text)
        let lines = text.split(separator: "\n")
        #expect(
            lines.filter { $0.hasPrefix("link.remove session:") } == [
                "link.remove session:11 (studio): changed", "link.remove session:12 (studio): changed",
            ])
        #expect(lines.count { $0.contains("something old") } == 1 && text.contains("2 clients hold something old"), "\(text)")
        #expect(try business.sql("SELECT subject FROM change_log WHERE action = 'link.remove'") == "session:11\nsession:12")

        let edits = try decoded(Edits.self, business.doing("link", "reset", "11", "15", "12", "--format", "json"))
        #expect(edits.schema == 1 && edits.changed && !edits.dryRun)
        #expect(edits.answers.map { "\($0.subject) \($0.changed)" } == ["session:11 true", "session:15 false", "session:12 true"])
        #expect(edits.answers.allSatisfy { $0.outdated == nil })
        #expect(edits.outdated.map { "\($0.site ?? "?") \($0.session)" } == ["studio 11", "studio 12"])
    }

    @Test func `one row is answered as ever, also where it is named twice`() throws {
        let business = try business()
        let edit = try decoded(Edit.self, business.doing("session", "rotate", "11", "11", "--format", "json"))
        #expect(edit.subject == "session:11" && edit.changed && edit.outdated?.isEmpty == true)
        #expect(try business.sql("SELECT page_generation FROM session WHERE id = 11") == "1")
    }

    @Test(
        "where one of several is refused, nothing is changed",
        arguments: [
            "66 link remove 11 99", "66 link remove 11 nobody", "4 link remove 11 12 --as staff:1", "66 link add 15 99",
            "66 link set 11 99 --url https://whereby.com/ines", "66 member rotate 1 9", "66 member erase 1 9 --yes",
            "66 session rotate 11 99", "4 course-link set 3 1 --url https://whereby.com/ines", "4 course-link reset 3 1",
            "66 service set 1 9 --conferencing no", "66 notify --session 11 --session 99", "66 explain 1 11 99",
        ])
    func refused(_ exitAndCommand: String) throws {
        let words = exitAndCommand.split(separator: " ").map(String.init)
        let exit = try #require(Int32(words[0]))
        let business = try business()
        let before = try business.dump()
        let outcome = try business.joinery(Array(words.dropFirst()))
        #expect(outcome.exit == exit && outcome.output == "", "\(outcome)")
        #expect(try business.dump() == before)
    }

    @Test func `an edit meets what those before it have made`() throws {
        let business = try business()
        // Both sessions are of one course, whose link they share.
        let text = try business.doing("link", "set", "13", "14", "--url", "https://whereby.com/sleep", "--format", "json")
        #expect(try decoded(Edits.self, text).answers.map(\.changed) == [true, false])
        #expect(try business.sql("SELECT count(*) FROM change_log WHERE action = 'course-link.set'") == "1")
    }

    @Test func `several members are erased after one question`() throws {
        let business = try business()
        let command = "\(Program.joinery.path) member erase 1 joerg@example.org -C \(business.path) --now \(Business.now)"
        let outcome = try Program.named("script").run(["-qec", command, "/dev/null"], input: "yes\n")
        #expect(outcome.exit == 0)
        #expect(
            outcome.output.contains(
                "`member:1` of `studio`, `member:2` of `studio` are erased, with 6 bookings and all that they were told. This cannot"),
            "\(outcome)")
        #expect(try business.sql("SELECT count(*) FROM member") == "0")
    }

    @Test func `questions about several rows are answered one after the other`() throws {
        let business = try business()
        let explained = try decoded(Subjects.self, business.doing("explain", "1", "11", "12", "--format", "json"))
        #expect(explained.answers.map(\.session) == [11, 12])
        #expect(try business.doing("explain", "1", "11", "12").matches(of: #/(?m)^`member:1` and `session:/#).count == 2)
        try business.write("access: login\n", to: "site-data/joinery.yaml")
        let logins = try business.doing("member", "login", "2", "1")
        #expect(logins.matches(of: #/(?m)^member    (\d)$/#).map { String($0.1) } == ["2", "1"])
        let known = try decoded(Subjects.self, business.doing("member", "login", "2", "1", "--format", "json"))
        #expect(known.answers.map(\.member) == [2, 1])
        #expect(try !business.doing("member", "login", "1").contains("member "))
    }

    @Test func `of several members none is purged where one has no page`() throws {
        let business = try business()
        let tree = try business.build()
        #expect(try business.joinery("purge", "1", "9", "--yes").exit == 66)
        #expect(try PublishedTree(business.output) == tree)
        let purged = try decoded(Subjects.self, business.doing("purge", "1", "2", "--yes", "--format", "json"))
        #expect(purged.answers.map(\.member) == [1, 2])
        #expect(try PublishedTree(business.output) != tree)
    }

    @Test func `clients of several sessions are recorded as told`() throws {
        let business = try business()
        try business.sql(
            """
            INSERT INTO delivery SELECT b.member_id, s.id, 'CONFIRMATION', 5, '\(String(repeating: "0", count: 64))', s.starts_at, s.ends_at,
              s.location, s.status FROM session s JOIN booking b ON b.session_id = s.id WHERE b.status = 'CONFIRMED'
            """)
        #expect(try business.doing("notify", "--session", "11", "--session", "12").split(separator: "\n").count == 2)
        try business.doing("notify", "--session", "11", "--session", "12", "--delivered")
        #expect(try business.doing("notify").split(separator: "\n").count == 1)
        #expect(try business.doing("notify", "--member", "1", "--member", "2").contains("session 15"))
    }
}
