/// Decides which URLs may be shown at all (<doc:LinkRules#What-may-be-shown-at-all>).
public enum LinkPolicy {
    public static let longPassword = 100
    public static let longDescription = 200

    /// Finds what makes a URL unsafe to show; nil if nothing does.
    public static func flaw(in url: String) -> LinkFlaw? {
        do {
            return flaw(in: try MeetingURL(url))
        } catch {
            return error
        }
    }

    static func flaw(in url: MeetingURL) -> LinkFlaw? {
        url.isOnZoom && (url.begins(with: "s") || url.hasParameter("zak")) ? .zoomHostLink : nil
    }

    /// Whether the URL is a Zoom personal room (`/my/…`), where one meeting's guests may meet another's.
    static func isZoomPersonalRoom(_ url: MeetingURL) -> Bool {
        url.isOnZoom && url.begins(with: "my")
    }
}
