/// What is written for each byte of a text.
///
/// An entry is up to seven bytes in the order of memory, and their number in the highest byte: so every byte is
/// written, as it is or replaced, by one store of eight bytes and no branch. `exception` is the entry where one byte does not decide.
struct EscapeTable: Sendable {
    static let exception: UInt64 = 0xFF << 56
    /// The longest that one byte becomes: `&quot;`, `&#124;`.
    static let longest = 6
    /// How many entries there are: one for each byte.
    static let size = 256

    static let html = EscapeTable(replaced: [
        UInt8(ascii: "&"): "&amp;", UInt8(ascii: "<"): "&lt;", UInt8(ascii: ">"): "&gt;", UInt8(ascii: "\""): "&quot;",
        UInt8(ascii: "'"): "&#39;",
    ])
    static let plain = EscapeTable(replaced: [:])
    static let markdown = EscapeTable(replaced: numericEntities(of: "<>&\\`*_[]{}|~#!()\"'@"), exceptions: "-+=:./\r\n".utf8)
    static let markdownDestination = EscapeTable(
        replaced: numericEntities(of: "<>&"), exceptions: Array(0...0x20) + [UInt8(ascii: "\\"), 0x7F, 0xE1, 0xE3])

    private(set) var entries: [UInt64]

    /// Makes a table that removes the unsafe ASCII characters. The first bytes of characters that may be unsafe are exceptions.
    private init(replaced: [UInt8: String], exceptions: some Sequence<UInt8> = []) {
        entries = (0...255).map { (byte: UInt8) in
            Unicode.Scalar(byte).isUnsafe && byte < 0x80 ? Self.entry([]) : Self.entry(replaced[byte].map { Array($0.utf8) } ?? [byte])
        }
        for byte in exceptions { entries[Int(byte)] = Self.exception }
        for byte in [0xC2, 0xE2, 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4] { entries[byte] = Self.exception }
    }

    private static func entry(_ bytes: [UInt8]) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } | UInt64(bytes.count) << 56
    }

    private static func numericEntities(of characters: String) -> [UInt8: String] {
        Dictionary(uniqueKeysWithValues: characters.utf8.map { ($0, "&#\($0);") })
    }
}
