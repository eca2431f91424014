import Bookings
import Foundation
import Testing

@testable import Pages

/// Whole pages and mails, reviewed as files: My Bookings and the join page in every state of a link, in HTML and in Markdown, and
/// calendars.
@Suite struct GoldenTests {
    @Test("a page is what was recorded", arguments: GoldenTests.names)
    func matches(name: String) throws {
        let text = try #require(try Self.rendered.get()[name])
        #expect(try Goldens.recorded(name, text) == text, "`UPDATE_GOLDEN=1 swift test --filter PagesTests` records it again")
    }

    @Test(.disabled(if: Goldens.isRecording)) func `no recorded page is unused`() throws {
        #expect(try Goldens.names() == Set(Self.names))
    }

    @Test func `the states are all there are`() throws {
        #expect(Set(Self.states.map(\.name)) == Set(Revelation.State.allCases.map(\.rawValue)))
        for state in Self.states {
            let files = try state.scene.files()
            #expect(files.values.contains { $0.contains("data-page=\"my-bookings\"") && $0.contains("data-link=\"\(state.name)\"") })
        }
    }

    private static let states: [(name: String, scene: Scene)] = [
        ("shown", Scene()), ("hidden", Scene { $0.site.hidesLinkInMyBookings = true }), ("none", Scene { $0.link = .removed }),
        ("pending", Scene { $0.account = .zoom }), ("withheld", Scene { $0.status = .waitingList }),
    ]

    /// Members log in: join pages lead to My Bookings and show no link.
    private static let login = Scene { $0.access = .login }

    private static let others: [(name: String, scene: Scene)] = [
        ("login", login),
        ("empty", Scene { $0.hasBookings = false }),
        // In another zone, with a course that has seen a session cancelled.
        (
            "course",
            Scene {
                ($0.hasCourse, $0.course) = (true, Link(url: "https://teams.live.com/meet/93?p=x"))
                $0.member = Member(id: Member.ID(1), firstName: "ليلى", lastName: "حدّاد", timeZone: "Asia/Kathmandu")
            }
        ),
        // With a page of the owner's, which every foot links to.
        ("own", Scene { ($0.hasBookings, $0.ownPages) = (false, Self.help) }),
        ("cancelled", Scene { $0.isCancelled = true }), ("over", Scene { $0.now = Instant(seconds: $0.now.seconds + 3 * 86_400) }),
    ]

    /// Known before anything is rendered, so that a page that is not made fails by its name.
    private static let names =
        (states + others).flatMap { ["my-bookings-\($0.name).html", "my-bookings-\($0.name).md", "my-bookings-\($0.name).ics"] }
        + (states + [("login", login)]).flatMap { ["join-\($0.name).html", "join-\($0.name).md"] }
        + mails.map { "mail-\($0.name).eml" } + ["index.html", "index-login.html", "404.html", "robots.txt", "page.html", "page.md"]

    private static let mails: [(name: String, kind: Letter.Kind, scene: Scene)] = [
        ("confirmation", .confirmation, Scene()), ("confirmation-hidden", .confirmation, Scene { $0.site.hidesLinkInEmails = true }),
        // The join page does not show the link, so the mail carries it.
        ("confirmation-direct", .confirmation, Scene { $0.site.hidesLinkInMyBookings = true }),
        ("confirmation-login", .confirmation, login), ("confirmation-course", .confirmation, Scene { $0.hasCourse = true }),
        ("reminder", .reminder, Scene()), ("notice", .notice, Scene()), ("cancellation", .cancellation, Scene { $0.isCancelled = true }),
        ("cancellation-declined", .cancellation, Scene { $0.status = .declined }),
        (
            "confirmation-hidden-everywhere", .confirmation,
            Scene { ($0.site.hidesLinkInEmails, $0.site.hidesLinkInMyBookings) = (true, true) }
        ),
    ]

    private static let help = OwnPages([
        OwnPages.File(
            name: "help", subject: "site-data/pages/help.md",
            bytes: Array(
                """
                # Help & answers

                First the *short* one: <b>see</b> the [terms](terms.md), or [Zoom's test](https://zoom.us/test "t").

                # A second title

                ![A picture](https://example.org/a.png) [Not this](http://example.org/) ~ 1 < 2

                """.utf8)),
        OwnPages.File(name: "terms", subject: "site-data/pages/terms.md", bytes: Array("# Terms".utf8)),
    ])

    /// Rendered once for all of them.
    private static let rendered = Result { try pages() }

    /// Every page by the name of its golden.
    private static func pages() throws -> [String: String] {
        var pages: [String: String] = [:]
        for (name, scene) in states + others {
            for (path, text) in try scene.files() {
                let ending = path.split(separator: ".").last ?? ""
                let stable = withoutDigests(text)
                if path.hasPrefix("m/") { pages["my-bookings-\(name).\(ending)"] = stable }
                if path.hasPrefix("j/"), name == "login" || states.contains(where: { $0.name == name }) {
                    pages["join-\(name).\(ending)"] = stable
                }
                if !path.contains("/"), name != "login", name != "own" { pages[path] = stable }
                if path == "index.html", name == "login" { pages["index-login.html"] = stable }
                if path.hasPrefix("pages/help.") { pages["page.\(ending)"] = stable }
            }
        }
        for (name, kind, scene) in mails { pages["mail-\(name).eml"] = try scene.mail(kind) }
        return pages
    }

    /// A changed style sheet is not a changed page.
    private static func withoutDigests(_ text: String) -> String {
        text.replacing(/assets\/(\w+)\.[0-9a-f]{16}\./) { "assets/\($0.1).DIGEST." }
    }
}
