/// Digests of what makes a person that person: zeros where there is none.
///
/// All three different under one key means that another person stands behind the id; the build refuses.
public struct Identity: Equatable, Sendable {
    public var name: UInt32
    public var email: UInt32
    public var externalID: UInt32

    public static let none = Identity(name: 0, email: 0, externalID: 0)

    public init(name: UInt32, email: UInt32, externalID: UInt32) {
        self.name = name
        self.email = email
        self.externalID = externalID
    }

    func isSomeoneElse(than other: Identity) -> Bool {
        name != other.name && email != other.email && externalID != other.externalID
    }
}
