/// Decides which URLs may be shown at all (rules.md 4).
public enum LinkPolicy {
    public static let longPassword = 100
    public static let longDescription = 200

    /// Finds what makes a URL unsafe to show; nil if nothing does.
    public static func flaw(in url: String) -> LinkFlaw? {
        do {
            let parts = try MeetingURL(url)
            return Provider.isZoom(parts) && isZoomHostLink(parts) ? .zoomHostLink : nil
        } catch {
            return error
        }
    }

    /// Whether the URL is a Zoom personal room (`/my/…`), where one meeting's guests may meet another's.
    public static func isZoomPersonalRoom(_ url: String) -> Bool {
        guard let parts = try? MeetingURL(url) else { return false }
        return Provider.isZoom(parts) && parts.begins(with: "my")
    }

    /// Whether the URL is on one of Zoom's own hosts.
    public static func isOnZoom(_ url: String) -> Bool {
        guard let parts = try? MeetingURL(url) else { return false }
        return Provider.isZoom(parts)
    }

    private static func isZoomHostLink(_ url: MeetingURL) -> Bool {
        url.begins(with: "s") || url.hasParameter("zak")
    }
}
