import BusinessKit
import Foundation
import TestKit
import Testing

/// The demo shows a little of everything, and every page of it keeps its hooks.
@Suite struct DemoTests {
    @Test func `what init makes can be built at once`() throws {
        let path = Scratch.folder + "/joinery-demo-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }

        let made = try Program.joinery.run(["init", "--demo", "-C", path]).replacing(path)
        #expect(
            made
                == Outcome(
                    exit: 0,
                    output: """
                        made  DIR/site-data/joinery.yaml
                        made  DIR/site-data/secret.key
                        made  DIR/site-data/bookings.sqlite
                        Next: `joinery build -C DIR`

                        """, errors: ""))
        #expect(try Program.joinery.run(["build", "-C", path]).exit == 0)
        #expect(try Program.joinery.run(["check", "-C", path]).exit == 0)

        // Again: everything is kept, byte for byte.
        let secret = try Data(contentsOf: URL(fileURLWithPath: path + "/site-data/secret.key"))
        let again = try Program.joinery.run(["init", "-C", path])
        #expect(again.exit == 0 && !again.output.contains("made"), "\(again)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: path + "/site-data/secret.key")) == secret)
    }

    @Test func `every hook holds on every page, and every state of a link and of a booking occurs`() throws {
        let studio = try Business(Demo.rows)
        _ = try studio.buildDemo()
        let listed = try studio.pages()
        var reasons: Set<String> = []
        for site in ["studio", "harbour"] {
            let read = try ReadPage.all(of: "\(studio.path)/output/\(site)")
            #expect(Set(read.keys) == Set(listed.filter { $0.site == site }.flatMap(\.paths)).union(["404.html"]))
            for row in listed where row.site == site {
                let page = try #require(read[row.path])
                for path in row.paths { #expect(read[path]?.page == row.kind) }
                if row.kind == "my-bookings" { #expect(page.entries.count == (try studio.sessionsBooked(by: row.id))) }
                reasons.formUnion(page.entries.map { "\($0.state) \($0.reason)" })
            }
        }
        #expect(
            reasons == [
                "shown course", "shown session", "shown staff", "shown site", "hidden hidden-in-my-bookings", "none session-cancelled",
                "none removed", "none in-person", "pending zoom-meeting-missing", "withheld unsafe-link", "withheld booking-created",
                "withheld booking-pending", "withheld booking-waiting-list", "withheld booking-declined", "withheld booking-canceled",
            ])
    }
}

extension Business {
    /// How many sessions a member's bookings are for, counted by SQL.
    fileprivate func sessionsBooked(by member: Int64?) throws -> Int {
        let outcome = try Program.named("sqlite3").run(
            [
                database,
                """
                SELECT count(*) FROM booking b JOIN session s ON s.id = b.session_id OR s.service_id = b.course_id
                WHERE b.member_id = \(member ?? 0)
                """,
            ])
        return try #require(Int(outcome.output.trimmingCharacters(in: .newlines)))
    }
}
