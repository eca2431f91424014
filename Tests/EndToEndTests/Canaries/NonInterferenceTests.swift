import BusinessKit
import Foundation
import Glibc
import Testing

/// What is hidden leaves no trace at all: not in a byte, not in a size, not in a time.
@Suite struct NonInterferenceTests {
    @Test(
        "every hidden link may become another, of any length, and no file of either tree is touched",
        arguments: [3, 20_261_124] as [UInt64])
    func changesNothing(seed: UInt64) throws {
        let world = CanaryWorld(seed: seed)
        let studio = try Business(world.sql)
        try #require(try studio.joinery("build").exit == 0)
        // Both trees are there and differ from nothing that is to come.
        try studio.sql("UPDATE member SET first_name = 'Bea'")
        try #require(try studio.joinery("build").exit == 0)
        let before = try studio.everyPublishedFile()
        try #require(before.count > 1000)

        var maker = CanaryMaker(seed: seed &+ 1)
        for round in 1...3 {
            let edits = world.changingHiddenLinks(&maker)
            // There must be something hidden, and something shown that stays.
            try #require(edits.count > 100 && edits.count < world.linkCount)
            try studio.sql("BEGIN; \(edits.joined(separator: "; ")); COMMIT")
            let answer = try studio.buildAnswer()
            #expect(answer.sites.allSatisfy { $0.result == "unchanged" }, "round \(round)")
            let after = try studio.everyPublishedFile()
            let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
            #expect(changed.sorted().prefix(5) == [], "round \(round)")
        }
    }

    @Test("links that were hidden for a while return as the very same bytes", arguments: [5, 20_261_124] as [UInt64])
    func returns(seed: UInt64) throws {
        let world = CanaryWorld(seed: seed)
        let studio = try Business(world.sql)
        try #require(try studio.joinery("build").exit == 0)
        let before = try studio.publishedContents()
        for column in ["hide_link_in_my_bookings", "hide_link_in_emails"] {
            try studio.sql("UPDATE site SET \(column) = 1 - \(column)")
            try #require(try studio.joinery("build").exit == 0)
            let meanwhile = try studio.publishedContents()
            let changed = world.sites.filter { meanwhile[$0.id] != before[$0.id] }
            // What is hidden in mails is no page's affair, except where pages have to say that the link is in neither.
            #expect(!changed.isEmpty && (column == "hide_link_in_my_bookings" || changed.allSatisfy(\.hidesInPages)), "\(column)")
            try studio.sql("UPDATE site SET \(column) = 1 - \(column)")
            try #require(try studio.joinery("build").exit == 0)
            #expect(try studio.publishedContents() == before)
        }
    }
}

extension CanaryWorld {
    var linkCount: Int {
        accounts.count { $0.link != nil } + services.count { $0.courseLink != nil } + sessions.count { $0.link != nil } + meetings.count
    }

    /// SQL that gives each link that no page shows another one, as fit or unfit for guests as it is.
    fileprivate func changingHiddenLinks(_ maker: inout CanaryMaker) -> [String] {
        let shown = wordsOnPages
        func isHidden(_ link: CanaryLink?) -> Bool { link.map { $0.words.isDisjoint(with: shown) } ?? false }
        var edits: [String] = []
        func set(_ table: String, _ id: Int, _ old: CanaryLink?) {
            guard let old, isHidden(old) else { return }
            var new = maker.link()
            while new.isSafe != old.isSafe { new = maker.link() }
            let padding = String(repeating: "x", count: edits.count % 90)
            edits.append(
                """
                UPDATE \(table) SET link_url = '\(new.url.replacing("'", with: "''"))', link_password = '\(new.password)\(padding)', \
                link_description = '\(padding) \(new.description)' WHERE id = \(id)
                """)
        }
        for account in accounts { set("conferencing_account", account.id, account.link) }
        for service in services { set("service", service.id, service.courseLink) }
        for session in sessions { set("session", session.id, session.link) }
        for meeting in meetings where isHidden(meeting.link) {
            var new = maker.link()
            while new.isSafe != meeting.link.isSafe { new = maker.link() }
            let of = meeting.session.map { "session_id = \($0)" } ?? "course_id = \(meeting.course ?? 0)"
            edits.append(
                """
                UPDATE zoom_meeting SET join_url = '\(new.url.replacing("'", with: "''"))', password = '\(new.password)' \
                WHERE account_id = \(meeting.account) AND \(of)
                """)
        }
        return edits
    }

    /// All words that the plain rules let onto any page.
    private var wordsOnPages: Set<String> {
        let rules = PlainRules(world: self)
        let onPages = members.flatMap { member in rules.booked(by: member.id).map { rules.answer($0.session, booking: $0.status) } }
        let onJoinPages = sessions.map { rules.answer($0, booking: nil) }
        return Set((onPages + onJoinPages).compactMap(\.link?.words).flatMap(\.self))
    }
}

extension Business {
    /// What a server or a backup can tell of each file of both trees.
    fileprivate func everyPublishedFile() throws -> [String: [Int]] {
        var files: [String: [Int]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path + "/output") where !name.contains("/private") {
            var status = stat()
            guard unsafe lstat("\(path)/output/\(name)", &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { continue }
            files[name] = [
                Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec, Int(status.st_mode),
                status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
            ]
        }
        return files
    }
}
