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
        let digest = text.withUTF8 { SHA256.hash(data: UnsafeRawBufferPointer($0)) }
        let digits = Array("0123456789abcdef".utf8)
        rawValue = String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    public var description: String { rawValue }

    /// Enough of it to tell links apart by eye.
    public var short: String { String(rawValue.prefix(8)) }
}
