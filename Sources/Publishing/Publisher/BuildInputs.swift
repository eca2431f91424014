/// What a build was made from besides its rows; kept in the manifest so that the next build can tell why a page changed.
public struct BuildInputs: Equatable, Sendable {
    /// Digest of all templates and words.
    public var templates: UInt64
    /// Digest of the site's configuration.
    public var configuration: UInt64
    /// The build's `now`, seconds since 1970.
    public var now: Int64

    public init(templates: UInt64, configuration: UInt64, now: Int64) {
        self.templates = templates
        self.configuration = configuration
        self.now = now
    }
}
