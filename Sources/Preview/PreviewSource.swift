public import Bookings

/// Where the server gets what it serves. Called by several threads at once; may take as long as a build.
public struct PreviewSource: Sendable {
    /// A site's tree at an instant; nil for now. Nil where there is no such site, or nothing could be built yet.
    let tree: @Sendable (_ site: String, _ instant: Instant?) throws -> PreviewTree?
    /// What the developer's index lists, with only the members whose name or id is like `find`.
    let index: @Sendable (_ instant: Instant?, _ find: String) throws -> PreviewIndex
    /// The HTML of the mail that confirms a booking; nil where none would be written.
    let mail: @Sendable (_ site: String, _ booking: Int64, _ instant: Instant?) throws -> [UInt8]?
    /// The style sheet of the pages, which the index shares.
    let style: @Sendable () -> [UInt8]

    public init(
        tree: @escaping @Sendable (_ site: String, _ instant: Instant?) throws -> PreviewTree?,
        index: @escaping @Sendable (_ instant: Instant?, _ find: String) throws -> PreviewIndex,
        mail: @escaping @Sendable (_ site: String, _ booking: Int64, _ instant: Instant?) throws -> [UInt8]?,
        style: @escaping @Sendable () -> [UInt8]
    ) {
        self.tree = tree
        self.index = index
        self.mail = mail
        self.style = style
    }
}
