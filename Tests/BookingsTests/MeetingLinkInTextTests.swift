import Testing

@testable import Bookings

/// Meeting links in descriptions and locations (`Sources/Bookings/Bookings.docc/Checks.md`).
@Suite struct MeetingLinkInTextTests {
    @Test(
        "a meeting link is found wherever it stands",
        arguments: [
            ("https://zoom.us/j/1", "Zoom"),
            ("Join at https://us02web.zoom.us/j/81234567890?pwd=x now", "Zoom"),
            ("HTTP://ZOOM.US/j/1", "Zoom"),
            ("zoom.us/j/1", "Zoom"),
            ("Online (meet.google.com/abc-defg-hij)", "Google Meet"),
            ("[here](https://teams.microsoft.com/l/meetup-join/19%3ax)", "Microsoft Teams"),
            ("_whereby.com/room_", "Whereby"),
            ("**meet.jit.si/room**", "Jitsi Meet"),
            ("<https://facetime.apple.com#v=1>", "FaceTime"),
            ("zoom.us:443/j/1", "Zoom"),
            ("zoom.us./j/1", "Zoom"),
            ("über…zoom.us?j=1", "Zoom"),
            ("Uferstraße 12\nhttps://8x8.vc/room", "8x8"),
            ("first https://example.org/a, then https://discord.gg/x", "Discord"),
        ])
    func found(text: String, provider: String) {
        #expect(MeetingLinkInText.provider(in: text) == provider)
    }

    @Test(
        "anything else is no meeting link",
        arguments: [
            "", ".", "/", "We meet on zoom.us.", "Get Zoom at https://zoom.us", "zoom.us/ is their site", "Zoom us / j",
            "https://evilzoom.us/j/1",
            "https://zoom.us.example.org/j/1", "https://example.org/zoom.us", "zoom-us/j/1", "anna@example.org",
            "Uferstraße 12/3, 10997 Berlin",
            "room 8.15/2", "zoom.us:", "zoom.us:443", "a.zoom.us",
        ])
    func notFound(text: String) {
        #expect(MeetingLinkInText.provider(in: text) == nil)
    }
}
