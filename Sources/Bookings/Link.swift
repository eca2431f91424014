/// Leads into a meeting: URL, password and description always travel together.
///
/// Private by type: every textual form of the value shows the provider alone, so that a log line or a failed test cannot leak it.
public struct Link: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// As stored, byte for byte; safe to show only where `LinkPolicy` says so.
    public let url: String
    /// Shown as given; may be empty.
    public let password: String
    /// Markdown; may be empty.
    public let details: String

    public init(url: String, password: String = "", description details: String = "") {
        self.url = url
        self.password = password
        self.details = details
    }

    public var description: String { "link (\(providerName))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["provider": providerName]) }

    /// The provider's name, never a host: a host of one's own may hold a word that nobody should read.
    private var providerName: String {
        guard let provider = Provider(url: url) else { return "no provider" }
        return provider.isKnown ? provider.name : "another provider"
    }
}
