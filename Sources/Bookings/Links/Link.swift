/// Leads into a meeting: URL, password and description always travel together.
///
/// Private by type: every textual form of the value shows the provider alone, so that a log line or a failed test cannot leak it.
public struct Link: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// One reference: a link is handed from rule to rule and page to page a million times a build.
    private let parts: Parts

    private final class Parts: Sendable {
        let url: String
        let password: String
        let details: String

        init(url: String, password: String, details: String) {
            self.url = url
            self.password = password
            self.details = details
        }
    }

    public init(url: String, password: String = "", description details: String = "") {
        parts = Parts(url: url, password: password, details: details)
    }

    /// As stored, byte for byte; safe to show only where `LinkPolicy` says so.
    public var url: String { parts.url }
    /// Shown as given; may be empty.
    public var password: String { parts.password }
    /// Markdown; may be empty.
    public var details: String { parts.details }

    public static func == (left: Link, right: Link) -> Bool {
        left.parts === right.parts || left.url == right.url && left.password == right.password && left.details == right.details
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(url)
        hasher.combine(password)
        hasher.combine(details)
    }

    public var description: String { "link (\(providerName))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["provider": providerName]) }

    /// The provider's name, never a host: a host of one's own may hold a word that nobody should read.
    public var providerName: String {
        guard let provider = Provider(url: replacingPlaceholder(with: "session").url) else { return "no provider" }
        return provider.isKnown ? provider.name : "another provider"
    }
}

extension Link {
    static let placeholder = "{session}"

    /// Whether the URL holds `{session}`.
    public var hasPlaceholder: Bool { url.unicodeScalars.contains(Link.placeholder.unicodeScalars) }

    func replacingPlaceholder(with room: @autoclosure () -> String) -> Link {
        guard url.utf8.contains(UInt8(ascii: "{")) else { return self }
        // Scalars: a mark behind the brace is no part of it.
        let parts = url.unicodeScalars.split(separator: Link.placeholder.unicodeScalars, omittingEmptySubsequences: false).map(String.init)
        return parts.count < 2 ? self : Link(url: parts.joined(separator: room()), password: password, description: details)
    }
}
