import Testing

@testable import Bookings

/// A link's textual forms show only its provider (house rule: private by type).
@Suite struct LinkTests {
    private static let canaries = ["canary-host", "canary-path", "canary-word", "canary-text"]
    private static let links = [
        Link(url: "https://canary-host.example.org/canary-path", password: "canary-word", description: "canary-text"),
        Link(url: "https://zoom.us/j/canary-path", password: "canary-word", description: "canary-text"),
        Link(url: "not a url canary-path", password: "canary-word", description: "canary-text"),
    ]

    private func forms(of value: some Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        return [
            "\(value)", String(describing: value), String(reflecting: value), dumped, "\([value])", "\(Optional(value) as Any)",
            "\([1: value])",
            "\((value, 1))",
        ]
    }

    private func expectNoCanary(in value: some Any) {
        for form in forms(of: value) {
            for canary in Self.canaries { #expect(!form.contains(canary)) }
        }
    }

    @Test("no textual form of a link holds its URL, password or description", arguments: links)
    func link(_ link: Link) {
        expectNoCanary(in: link)
    }

    @Test("nor does that of anything that holds one", arguments: links)
    func holders(_ link: Link) {
        expectNoCanary(in: Resolution.link(link, .site))
        expectNoCanary(in: Revelation.shown(link, .staff))
        expectNoCanary(in: Account.Kind.custom(link))
        expectNoCanary(in: Account(id: Account.ID(1), staff: nil, kind: .custom(link), isConnected: true))
        expectNoCanary(in: Session.LinkState.set(link))
        expectNoCanary(in: ZoomMeeting(account: Account.ID(1), link: link))
        expectNoCanary(in: Service(id: Service.ID(1), kind: .course, name: "", isConferencingEnabled: true, courseLink: link))
        expectNoCanary(in: Situation(defaultAccount: .init(kind: .custom(link))).facts as Any)
        expectNoCanary(in: Set([link]))
    }

    @Test func `a link is described by its provider, and by no host of its owner's`() {
        #expect(Self.links.map(\.description) == ["link (another provider)", "link (Zoom)", "link (no provider)"])
    }
}
