/// What is left of a text without its disguises, a byte at a time and as simply as can be: what the search must agree with.
///
/// Knows the disguises that the tests put on; base64 is not one of them.
struct PlainOracle {
    private(set) var bytes: [UInt8] = []

    init(_ text: String) {
        let source = Array(text.utf8)
        var index = 0
        while index < source.count {
            if source[index...].starts(with: "\r\n ".utf8) || source[index...].starts(with: "\r\n\t".utf8) {
                index += 3
            } else {
                push(source[index])
                index += 1
            }
        }
    }

    /// Whether the other text is in this one, blanks at its ends aside.
    func contains(_ other: PlainOracle) -> Bool { bytes.firstRange(of: other.trimmed) != nil }

    /// Without blanks at the ends.
    var trimmed: [UInt8] { Array(bytes.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()) }

    private mutating func push(_ byte: UInt8) {
        let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
        if isSpace ? bytes.last == 0x20 : byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") { return }
        bytes.append(isSpace ? 0x20 : byte)
        // Only what ends with this byte can have become whole.
        for length in [2, 3, 5, 6] where bytes.count >= length {
            let end = String(decoding: bytes.suffix(length), as: UTF8.self)
            guard let meaning = Self.meanings[end] ?? Self.byte(percent: end).map({ [$0] }) else { continue }
            bytes.removeLast(length)
            for byte in meaning { push(byte) }
            return
        }
    }

    private static func byte(percent text: String) -> UInt8? {
        text.utf8.count == 3 && text.hasPrefix("%") && text.dropFirst().allSatisfy(\.isHexDigit) ? UInt8(text.dropFirst(), radix: 16) : nil
    }

    private static let meanings: [String: [UInt8]] = [
        "&amp;": "&", "&nbsp;": " ", "&sol;": "/", "&#38;": "&", "&#x26;": "&", "&#97;": "a", "&#x2F;": "/", "&#37;": "%", "&#x25;": "%",
        "\u{A0}": " ", "\u{200B}": "", "\u{202E}": "", "\u{2003}": " ",
    ].mapValues { Array($0.utf8) }
}
