/// One person who gives sessions.
public struct Staff: Sendable {
    public typealias ID = Identifier<Staff>

    public let id: ID
    public let name: String

    public init(id: ID, name: String) {
        self.id = id
        self.name = name
    }
}
