import Bookings

/// A link that may be shown is plain ASCII with a host, and a browser would go nowhere else.
@Sendable func fuzzURLs(_ bytes: [UInt8]) throws {
    let text = bytes.text
    _ = BaseURL.isAllowed(text)
    _ = MailAddress(text)
    _ = LinkDigest(of: Link(url: text, password: text))
    guard LinkPolicy.flaw(in: text) == nil else { return }
    require(text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }, "`\(text)` is printable ASCII")
    require(text.utf8.count <= 2000, "`\(text)` is short enough")
    let authority = text.utf8.dropFirst("https://".utf8.count).prefix { !"/?#".utf8.contains($0) }
    require(
        text.lowercased().utf8.starts(with: "https://".utf8) && !authority.isEmpty && !authority.contains(UInt8(ascii: "@")),
        "`\(text)` has a host alone")
}
