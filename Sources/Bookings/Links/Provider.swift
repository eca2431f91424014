/// Names who runs a meeting: a label taken from the host by whole labels, never by substring (<doc:LinkRules#What-may-be-shown-at-all>).
public struct Provider: Hashable, Sendable {
    /// "Zoom", or the host itself where we do not know it.
    public let name: String
    /// Which of the drawings in `Templates/icons/` stands for it: "zoom", or "video" where we do not know it. As secret as the name.
    public let icon: String
    /// Whether the name is a provider's rather than a host's.
    let isKnown: Bool

    /// Takes the name from a URL that the link policy could read; nil for anything else.
    public init?(url: String) {
        guard let parts = try? MeetingURL(url) else { return nil }
        let known = parts.knownProvider
        name = known ?? parts.hostName
        icon = known.flatMap { Self.icons[$0] } ?? "video"
        isKnown = known != nil
    }

    /// Names the provider whose host lies in `range` of a text; nil if we know none.
    static func name(ofHost range: Range<Int>, in bytes: Span<UInt8>) -> String? {
        for (domain, name) in known where bytes.isHost(range, on: domain) { return name }
        return nil
    }

    /// Whether the host in `range` of a text is one of Zoom's own.
    static func isZoom(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        for domain in zoomDomains where bytes.isHost(range, on: domain) { return true }
        return false
    }

    private static let zoomDomains = ["zoom.us", "zoom.com", "zoomgov.com"]

    private static let known: [(domain: String, name: String)] =
        zoomDomains.map { ($0, "Zoom") } + [
            ("meet.google.com", "Google Meet"),
            ("teams.microsoft.com", "Microsoft Teams"), ("teams.live.com", "Microsoft Teams"), ("teams.microsoft.us", "Microsoft Teams"),
            ("meet.jit.si", "Jitsi Meet"), ("8x8.vc", "8x8"), ("webex.com", "Webex"),
            ("whereby.com", "Whereby"), ("facetime.apple.com", "FaceTime"), ("gotomeeting.com", "GoTo Meeting"),
            ("gotomeet.me", "GoTo Meeting"), ("meet.goto.com", "GoTo Meeting"), ("discord.gg", "Discord"),
            ("discord.com", "Discord"), ("v.ringcentral.com", "RingCentral"),
        ]

    private static let icons = [
        "Zoom": "zoom", "Google Meet": "meet", "Microsoft Teams": "teams",
        "Jitsi Meet": "jitsi", "8x8": "eight", "Webex": "webex", "Whereby": "whereby", "FaceTime": "facetime", "GoTo Meeting": "goto",
        "Discord": "discord", "RingCentral": "ringcentral",
    ]
}
