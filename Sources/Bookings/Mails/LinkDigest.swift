import Crypto

/// Tells whether two links are the same without saying what they are: SHA-256 in hexadecimal, as `delivery.link_digest` has it.
public struct LinkDigest: Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Where no link was told.
    public static let noLink = LinkDigest(rawValue: "")

    /// Digests `url NUL password NUL description`.
    public init(of link: Link) {
        self.init(text: "\(link.url)\0\(link.password)\0\(link.details)")
    }

    /// Digests the address of a join page, whole: `https://members.example.org/j/….html`.
    public init(ofJoinPage address: String) {
        self.init(text: address)
    }

    private init(text: String) {
        var text = text
        let digest = text.withUTF8 { unsafe SHA256.hash(data: UnsafeRawBufferPointer($0)) }
        // Two digits for each byte: the room is filled and not left.
        rawValue = unsafe String(unsafeUninitializedCapacity: 2 * SHA256.byteCount) { buffer in
            for (index, byte) in digest.enumerated() {
                unsafe (buffer[2 * index], buffer[2 * index + 1]) = (Self.digit(byte >> 4), Self.digit(byte & 15))
            }
            return 2 * SHA256.byteCount
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) }

    public var description: String { rawValue }

    /// Enough of it to tell links apart by eye.
    public var short: String { String(rawValue.prefix(8)) }
}
