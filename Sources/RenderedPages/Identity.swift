/// Digests of what makes a person that person: zeros for a page that belongs to no person.
///
/// If all three differ under one key, the id now belongs to another person.
public struct Identity: Equatable, Sendable {
    public let name: UInt32
    public let email: UInt32
    public let externalID: UInt32

    public static let none = Identity(name: 0, email: 0, externalID: 0)

    public init(name: UInt32, email: UInt32, externalID: UInt32) {
        self.name = name
        self.email = email
        self.externalID = externalID
    }

    public func isSomeoneElse(than other: Identity) -> Bool {
        name != other.name && email != other.email && externalID != other.externalID
    }
}
