internal import Bookings

/// An address of a map of the owner's choosing, with `{place}` where what is looked for goes: pages lead there from where a session is held.
public struct MapPattern: Hashable, Sendable {
    private static let placeholder = "{place}"

    public let text: String

    /// Nil where it has no `{place}` behind its host, or is no address that pages may lead to.
    public init?(_ text: String) {
        guard let place = text.firstRange(of: Self.placeholder), text[..<place.lowerBound].count(where: { $0 == "/" }) > 2,
            LinkPolicy.flaw(in: text.replacing(Self.placeholder, with: "x")) == nil
        else { return nil }
        self.text = text
    }

    /// The address for a place; empty for none.
    func address(of place: String) -> String {
        place.isEmpty ? "" : text.replacing(Self.placeholder, with: place.percentEncoded())
    }
}

extension MapPattern? {
    /// The address for a place; empty where no map is chosen.
    func address(of place: String) -> String { self?.address(of: place) ?? "" }
}
