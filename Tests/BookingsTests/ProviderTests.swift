import Testing

@testable import Bookings

/// Who runs a meeting, by whole labels of the host (`Sources/Bookings/Bookings.docc/LinkRules.md`).
@Suite struct ProviderTests {
    @Test(
        "a provider is known by its host and what lies below it",
        arguments: [
            ("https://zoom.us/j/1", "Zoom"), ("https://US02WEB.Zoom.US./j/1", "Zoom"), ("https://riverside.zoom.com/j/1", "Zoom"),
            ("https://meet.google.com/abc-defg-hij", "Google Meet"), ("https://teams.microsoft.com/l/19%3ax", "Microsoft Teams"),
            ("https://teams.live.com/meet/9", "Microsoft Teams"),
            ("https://meet.jit.si/room", "Jitsi Meet"), ("https://riverside.webex.com/meet/1", "Webex"),
            ("https://facetime.apple.com/join#v=1", "FaceTime"), ("https://whereby.com:443/room", "Whereby"),
        ])
    func known(url: String, name: String) {
        #expect(Provider(url: url)?.name == name)
    }

    @Test(
        "an unknown host is named as itself, in lower case",
        arguments: [
            ("https://evilzoom.us/j/1", "evilzoom.us"), ("https://zoom.us.example.org/j/1", "zoom.us.example.org"),
            ("https://Video.Example.ORG./room", "video.example.org"), ("https://google.com/meet.google.com", "google.com"),
            ("https://us/zoom", "us"), ("https://zoom-us/", "zoom-us"), ("https://[2001:DB8::7]/", "[2001:db8::7]"),
        ])
    func unknown(url: String, name: String) {
        #expect(Provider(url: url)?.name == name)
    }

    @Test(
        "a URL that the policy cannot read has no provider", arguments: ["", "http://zoom.us/j/1", "https://a@zoom.us/", "https:zoom.us"])
    func unreadable(url: String) {
        #expect(Provider(url: url) == nil)
    }
}
