import Bookings
import Testing

@testable import Pages

/// Whose meeting it is can be seen from a drawing, and only where the link is.
@Suite struct ProviderIconTests {
    private static let hosts = [
        "zoom.us": "zoom", "us02web.zoom.us": "zoom", "evilzoom.us": "video", "zoom.us.example.org": "video", "meet.google.com": "meet",
        "teams.microsoft.com": "teams", "teams.live.com": "teams",
        "meet.jit.si": "jitsi", "8x8.vc": "eight", "riverside.webex.com": "webex", "whereby.com": "whereby",
        "facetime.apple.com": "facetime",
        "gotomeet.me": "goto", "meet.goto.com": "goto", "discord.gg": "discord",
        "v.ringcentral.com": "ringcentral", "video.example.org": "video",
    ]

    @Test("a provider is taken from the host by whole labels, and has a drawing that the style sheet shows", arguments: hosts)
    func drawn(host: String, icon: String) throws {
        #expect(Provider(url: "https://\(host)/x7")?.icon == icon)
        let folder = try TemplateFolder(path: "/no/such/folder")
        #expect(folder.files["icons/\(icon).svg"] != nil)
        #expect(folder.styleSheet.files.contains("icons/\(icon).svg"))
    }

    @Test func `a page without the link has neither its drawing nor its provider's name`() throws {
        let icons = Set(Self.hosts.values).map { "icon \($0)\"" }
        let isTold = { (text: String) in icons.contains { text.contains($0) } || text.contains("Google Meet") }
        let pages = { (scene: Scene) in try scene.files().filter { $0.key.hasPrefix("m/") && $0.key.hasSuffix(".html") }.map(\.value) }
        #expect(try pages(Scene()).allSatisfy(isTold))
        for scene in [Scene { $0.site.hidesLinkInMyBookings = true }, Scene { $0.link = .removed }, Scene { $0.status = .waitingList }] {
            #expect(try !pages(scene).contains(where: isTold))
        }
    }
}
