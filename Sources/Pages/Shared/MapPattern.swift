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

    /// The address for a place, written as RFC 3986 (2.3) wants any text; empty for none.
    func address(of place: String) -> String {
        if place.isEmpty { return "" }
        var written = ""
        for byte in place.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                written.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                written += byte < 0x10 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return text.replacing(Self.placeholder, with: written)
    }
}

extension MapPattern? {
    /// The address for a place; empty where no map is chosen.
    func address(of place: String) -> String { self?.address(of: place) ?? "" }
}
