import BusinessKit
import Foundation
import TestKit
import Testing

/// What was withdrawn is nowhere below `output/` after one build: not in the live tree, the one before it, a manifest or a name; and no
/// rollback brings it back.
@Suite struct NoTraceTests {
    private static let old = ["sleep-well-old-room", "the-old-passcode", "The old room is up the stairs"]
    private static let new = "https://meet.jit.si/sleep-well-new-room"

    @Test func `a course's old link is gone after one build, and each of its sessions has the new one`() throws {
        let studio = try Business(Demo.rows)
        let course: Int64 = 11
        try studio.run("settings", "set", "--site", "harbour", "--hide-link-in-my-bookings", "no")
        try studio.run(
            "course-link", "set", "\(course)", "--url", "https://meet.jit.si/\(Self.old[0])", "--password", Self.old[1], "--description",
            Self.old[2])
        try studio.run("build")
        for text in Self.old { #expect(try studio.traces(of: text).count > 4) }

        try studio.run("course-link", "set", "\(course)", "--url", Self.new, "--password", "the-new-passcode")
        try studio.run("build")

        for text in Self.old { #expect(try studio.traces(of: text) == []) }
        let site = studio.path + "/output/harbour"
        let read = try ReadPage.all(of: site)
        let sessions = try studio.rows("SELECT id FROM session WHERE service_id = \(course)").compactMap(Int64.init)
        let joinPages = try studio.pages().filter { $0.kind == "join" && $0.id.map(sessions.contains) == true }
        #expect(joinPages.count == sessions.count && sessions.count == 4)
        for page in joinPages {
            #expect(read[page.path]?.entries.map(\.link) == [Self.new])
            #expect(read[page.path]?.entries.map(\.password) == ["the-new-passcode"])
        }
        // Members 10 and 13 have a confirmed place in the course.
        for member in try studio.pages().filter({ $0.kind == "my-bookings" && [10, 13].contains($0.id) }) {
            #expect(read[member.path]?.entries.count { $0.link == Self.new } == sessions.count)
        }
    }

    @Test func `a rollback brings back text, never an old link, an erased member or an old address, and is held`() throws {
        let studio = try Business(Demo.rows)
        try studio.run("course-link", "set", "4", "--url", "https://meet.jit.si/\(Self.old[0])", "--password", Self.old[1])
        try studio.run("build")
        let before = try studio.pages()
        let erased = try #require(before.first { $0.kind == "my-bookings" && $0.id == 2 })
        let rotated = try #require(before.first { $0.kind == "my-bookings" && $0.id == 1 })
        let moved = try #require(before.first { $0.kind == "join" && $0.id == 4 })
        let gone = [erased, rotated, moved].map(\.token) + ["Weißmüller", "joerg.weissmueller"] + Self.old.prefix(2)
        for text in gone where text != "joerg.weissmueller" { #expect(try !studio.traces(of: text).isEmpty, "\(text) was never there") }

        try studio.run("course-link", "set", "4", "--url", Self.new)
        try studio.run("member", "erase", "2", "--yes")
        try studio.run("member", "rotate", "1")
        try studio.run("session", "rotate", "4")
        try studio.run("build")
        try studio.sql("UPDATE service SET name = 'A name to be regretted' WHERE id = 4")
        try studio.run("build")
        for text in gone { #expect(try studio.traces(of: text) == [], "\(text)") }

        try studio.run("rollback", "--site", "studio")
        for text in gone { #expect(try studio.traces(of: text) == [], "\(text), after the rollback") }
        let live = try PublishedTree(studio.output)
        #expect(!live.files.values.contains { $0.text.contains("A name to be regretted") })
        #expect(live.files.values.contains { $0.text.contains(Self.new) })
        #expect(Set(try studio.pages().filter { $0.site == "studio" }.map(\.path)).isSubset(of: live.files.keys))

        let held = try studio.joinery("build")
        #expect(held.exit == 4 && held.errors.contains("--resume"), "\(held)")
        #expect(try PublishedTree(studio.output) == live)
        try studio.run("build", "--resume")
        #expect(try PublishedTree(studio.output).files.values.contains { $0.text.contains("A name to be regretted") })
        for text in gone { #expect(try studio.traces(of: text) == [], "\(text), after the hold") }
    }
}

extension ListedPage {
    /// The unguessable part of its address.
    fileprivate var token: String { String(path.dropFirst(2).prefix { $0 != "." }) }
}

extension Business {
    /// Runs a command, which must succeed.
    fileprivate func run(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
        let outcome = try Program.joinery.run(arguments + ["-C", path, "--now", Self.now])
        try #require(outcome.exit == 0, "\(outcome)", sourceLocation: sourceLocation)
    }

    /// All files below `output/` that hold a text in their bytes or their name.
    fileprivate func traces(of text: String) throws -> [String] {
        let wanted = Data(text.utf8)
        return try Repository.files(below: path + "/output").filter { $0.key.contains(text) || $0.value.range(of: wanted) != nil }.keys
            .sorted()
    }

    fileprivate func rows(_ query: String) throws -> [String] {
        let outcome = try Program.named("sqlite3").run([database, query])
        try #require(outcome.exit == 0, "\(outcome.errors)")
        return outcome.output.split(separator: "\n").map(String.init)
    }
}
