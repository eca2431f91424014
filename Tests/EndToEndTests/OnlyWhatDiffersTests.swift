import BusinessKit
import TestKit
import Testing

/// After a change the files that show it are new, every other file keeps inode and time, and the answer says which and why.
@Suite struct OnlyWhatDiffersTests {
    @Test func `a course's new link rewrites the pages of its sessions and of those who booked it`() throws {
        try expect([.member(1), .joinPage(2), .joinPage(3)], because: ["row", "links"]) { studio in
            let edited = try studio.joinery("course-link", "set", "2", "--url", "https://meet.jit.si/sleep-well")
            try #require(edited.exit == 0, "\(edited)")
        }
    }

    @Test func `a session's own link rewrites its join page and the page of who may see it`() throws {
        // Member 2 has booked it too, but waits for confirmation.
        try expect([.member(1), .joinPage(1)], because: ["row", "links"]) { studio in
            let edited = try studio.joinery("link", "set", "1", "--url", "https://meet.jit.si/yoga", "--password", "482915")
            try #require(edited.exit == 0, "\(edited)")
        }
    }

    @Test func `a template rewrites the pages made with it`() throws {
        try expect([.joinPage(1), .joinPage(2), .joinPage(3)], because: ["template"], in: [.page]) { studio in
            try studio.write(Repository.text("Templates/join.html").replacing("<h1>", with: "<h1 id=\"title\">"), to: "Templates/join.html")
        }
    }

    @Test func `a line of contact in the configuration rewrites the pages of its site`() throws {
        let studio = try Business(Business.rows + Business.harbour)
        try studio.buildAnswer()
        let before = try studio.published()
        try studio.write("sites: {studio: {contact: 020 7946 0000}}", to: "site-data/joinery.yaml")

        let answer = try studio.buildAnswer()

        let after = try studio.published()
        #expect(after["harbour"] == before["harbour"])
        #expect(answer.sites.map(\.result) == ["unchanged", "published"])
        let changes = try #require(answer.sites.last).changes
        #expect(Set(changes.flatMap(\.reasons)) == ["configuration"])
        #expect(Set(changes.filter { $0.file == "page" }.map(\.kind)) == ["index", "my-bookings", "join", "404"])
    }

    @Test func `the clock rewrites the pages of the session that is over, at the instant that the build before named`() throws {
        let studio = try Business()
        try studio.build()
        #expect(try studio.buildAnswer().nextChange == "2026-11-24T08:00:00Z")

        #expect(try studio.buildAnswer(now: "2026-11-24T07:59:59Z").sites.map(\.result) == ["unchanged"])
        let before = try PublishedTree(studio.output)
        let answer = try studio.buildAnswer(now: "2026-11-24T08:00:00Z")
        try expect([.member(1), .member(2), .joinPage(1)], because: ["clock"], in: [.page, .markdown], answer, of: studio, since: before)
        #expect(answer.nextChange == "2026-11-27T19:00:00Z")
    }

    private enum Page: Hashable {
        case member(Int64), joinPage(Int64)

        var kind: String { if case .member = self { "my-bookings" } else { "join" } }
        var id: Int64 {
            switch self {
            case .member(let id), .joinPage(let id): id
            }
        }

        /// Its files among those that change. A join page's calendar leads to the page, whatever link is there.
        func changing(_ files: [File]) -> [File] {
            if case .joinPage = self { files.filter { $0 != .calendar } } else { files }
        }
    }

    /// The files of a page.
    private enum File: String, CaseIterable {
        case page, markdown, calendar

        var ending: String {
            switch self {
            case .page: ".html"
            case .markdown: ".md"
            case .calendar: ".ics"
            }
        }
    }

    private func expect(
        _ pages: Set<Page>, because reasons: [String], in files: [File] = File.allCases, sourceLocation: SourceLocation = #_sourceLocation,
        after edit: (Business) throws -> Void
    ) throws {
        let studio = try Business()
        let before = try studio.build()
        try edit(studio)
        try expect(
            pages, because: reasons, in: files, studio.buildAnswer(), of: studio, since: before, sourceLocation: sourceLocation)
    }

    /// - `files`: which of the pages' files change.
    private func expect(
        _ pages: Set<Page>, because reasons: [String], in files: [File], _ answer: BuildAnswer, of studio: Business,
        since before: PublishedTree, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let changes = pages.flatMap { page in
            page.changing(files).map {
                BuildAnswer.Change(kind: page.kind, id: page.id, file: $0.rawValue, change: "changed", reasons: reasons)
            }
        }
        let told = try #require(answer.sites.first).changes
        #expect(Set(told) == Set(changes) && told.count == changes.count, sourceLocation: sourceLocation)

        let listed = try studio.pages().filter { page in pages.contains { $0.kind == page.kind && $0.id == page.id } }
        let paths = listed.flatMap { listed in
            pages.filter { $0.kind == listed.kind && $0.id == listed.id }.flatMap { page in
                page.changing(files).map { listed.path.replacing(".html", with: $0.ending) }
            }
        }
        let after = try PublishedTree(studio.output)
        let rewritten = after.files.keys.filter { after.files[$0] != before.files[$0] }
        #expect(Set(rewritten) == Set(paths), sourceLocation: sourceLocation)
        #expect(Set(after.files.keys) == Set(before.files.keys), sourceLocation: sourceLocation)
    }
}

extension Business {
    /// The trees of both sites.
    fileprivate func published() throws -> [String: PublishedTree] {
        try ["studio": PublishedTree(output), "harbour": PublishedTree(path + "/output/harbour")]
    }
}
