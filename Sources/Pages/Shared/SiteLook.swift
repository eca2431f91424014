/// How a site's pages differ from the built-in look: what `joinery.yaml` says of it.
public struct SiteLook: Hashable, Sendable {
    /// `#rrggbb`; nil: the style sheet's own.
    public var accent: String?
    /// Contents and file name extension of the logo.
    public var logo: Logo?
    /// One line; may be empty.
    public var contact: String
    /// The business's own website, and where sessions are booked; nil where none is given.
    public var website: String?
    public var booking: String?
    /// Where a place leads; nil where no map is chosen.
    public var map: MapPattern?

    public struct Logo: Hashable, Sendable {
        public let bytes: [UInt8]
        /// `svg`, `png`, `jpg` or `webp`.
        public let fileExtension: String

        public init(bytes: [UInt8], fileExtension: String) {
            self.bytes = bytes
            self.fileExtension = fileExtension
        }
    }

    public init(
        accent: String? = nil, logo: Logo? = nil, contact: String = "", website: String? = nil, booking: String? = nil,
        map: MapPattern? = nil
    ) {
        self.accent = accent
        self.logo = logo
        self.contact = contact
        self.website = website
        self.booking = booking
        self.map = map
    }
}
