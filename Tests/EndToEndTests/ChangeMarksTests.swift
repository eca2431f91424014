import BusinessKit
import Foundation
import TestKit
import Testing

/// What a client was told by mail and has changed since is marked on the pages, by every build that reads the database.
@Suite struct ChangeMarksTests {
    /// The client of booking 1 was told of the class (tomorrow, 08:00 in Berlin) that it is so much earlier, in another place.
    private static func told(_ earlier: Int) -> String {
        """
        INSERT INTO delivery SELECT 1, id, 'CONFIRMATION', 5, '', starts_at - \(earlier), ends_at - \(earlier), 'Studio 1', 'CONFIRMED'
        FROM session WHERE id = 1
        """
    }

    private static func marked(_ tree: PublishedTree, _ text: String) -> [String] {
        tree.contents.filter { String(decoding: $0.value, as: UTF8.self).contains(text) }.map { String($0.key.prefix(2)) }.sorted()
    }

    @Test func `a session that was moved is marked until what was told is true again, or it is over`() throws {
        let studio = try Business()
        #expect(Self.marked(try studio.build(), "New time").isEmpty)
        try studio.sql(Self.told(3600))
        let built = try studio.build()
        #expect(Self.marked(built, "New time, was 07:00") == ["j/", "j/", "m/", "m/"])
        // Rendering everything finds no page that its recipe hides.
        #expect(try studio.joinery("build", "--all").exit == 0)
        try studio.sql("UPDATE delivery SET told_starts_at = told_starts_at + 1800")
        #expect(Self.marked(try studio.build(), "New time, was 07:30").count == 4)

        try studio.sql("UPDATE delivery SET told_starts_at = told_starts_at + 1800, told_ends_at = told_ends_at + 3600")
        #expect(Self.marked(try studio.build(), "New time").isEmpty)
        try studio.sql("DELETE FROM delivery; \(Self.told(3600))")
        try studio.build()
        #expect(try studio.joinery("build", now: "2026-11-24T09:00:00Z").exit == 0)
        #expect(Self.marked(try PublishedTree(studio.output), "New time").isEmpty)
        #expect(try studio.joinery("build", "--all", now: "2026-11-24T09:00:00Z").exit == 0)
    }

    @Test func `a build of an unchanged database writes nothing of marks anew`() throws {
        let studio = try Business()
        try studio.sql(Self.told(3600))
        let before = try studio.build()
        #expect(try studio.build().contents == before.contents)
    }
}
