public import Digests

/// One person who gives sessions.
public struct Staff: Sendable {
    public typealias ID = Identifier<Staff>

    public let id: ID
    public let name: String
    /// Digest of all that was read of its row; nil where there is none behind it.
    public let row: Digest?

    public init(id: ID, name: String, row: Digest? = nil) {
        self.id = id
        self.name = name
        self.row = row
    }
}
