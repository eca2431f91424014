/// What is left of a text without its disguises, a byte at a time and as simply as can be: what the search must agree with.
///
/// Knows the disguises that the tests put on; base64 and markup are not among them.
struct PlainOracle {
    private(set) var bytes: [UInt8] = []
    /// Where a backslash was, and what is written behind it.
    private var escape: Int?
    /// Where a reference without semicolon just ended.
    private var referenceEnd = -1

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
        _ = endNumber()
        if let start = escape, start < bytes.count, bytes[start...].allSatisfy(Self.isHexadecimal) { decode(start, from: start) }
        bytes = bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 == UInt8(ascii: "+") ? 0x20 : $0 }
    }

    /// Whether the other text is in this one, blanks at its ends aside.
    func contains(_ other: PlainOracle) -> Bool { bytes.firstRange(of: other.trimmed) != nil }

    /// Without the marks of Markdown, which the search looks for without, too.
    var withoutMarks: PlainOracle {
        var other = self
        other.bytes = []
        for byte in bytes where !"*_`~".utf8.contains(byte) && !(byte == 0x20 && other.bytes.last == 0x20) { other.bytes.append(byte) }
        return other
    }

    /// Without blanks at the ends.
    var trimmed: [UInt8] { Array(bytes.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()) }

    private mutating func push(_ byte: UInt8) {
        if takesIntoEscape(byte) { return }
        // A number ends with whatever cannot be part of it.
        let goesOn = byte == UInt8(ascii: ";") || byte < 0x20 && !Self.isSpace(byte) || byte == 0x7F || number(with: byte)
        if !goesOn { _ = endNumber() }
        if byte == UInt8(ascii: "\\") {
            escape = bytes.count
            return
        }
        if Self.isSpace(byte) ? bytes.last == 0x20 : byte < 0x20 || byte == 0x7F { return }
        if byte == UInt8(ascii: ";"), referenceEnd == bytes.count {
            referenceEnd = -1
            return
        }
        if byte == UInt8(ascii: ";"), endNumber() { return }
        if "/?#".utf8.contains(byte) { endHost() }
        bytes.append(Self.isSpace(byte) ? 0x20 : byte)
        // Only what ends with this byte can have become whole.
        for length in [2, 3, 4, 5, 6] where bytes.count >= length {
            let end = String(decoding: bytes.suffix(length), as: UTF8.self)
            guard let meaning = Self.meanings[end] ?? Self.byte(percent: end).map({ [$0] }) else { continue }
            bytes.removeLast(length)
            for byte in meaning { push(byte) }
            if end == "&amp" { referenceEnd = bytes.count }
            return
        }
    }

    /// Takes a host's default port and final dot away.
    private mutating func endHost() {
        func isName(_ byte: UInt8?) -> Bool {
            byte.map { $0 < 0x80 && Character(Unicode.Scalar($0)).isLetter || (0x30...0x39).contains($0) } ?? false
        }
        let beforePort = bytes.dropLast(4).last
        if bytes.suffix(4).elementsEqual(":443".utf8), isName(beforePort) || beforePort == UInt8(ascii: ".") { bytes.removeLast(4) }
        if bytes.last == UInt8(ascii: "."), isName(bytes.dropLast().last) { bytes.removeLast() }
    }

    private mutating func takesIntoEscape(_ byte: UInt8) -> Bool {
        guard let start = escape else { return false }
        let written = bytes[start...]
        let isDigit = Self.isHexadecimal(byte)
        if written.isEmpty {
            if byte == UInt8(ascii: "\\") { return true }
            if isDigit || byte == UInt8(ascii: "u") || byte == UInt8(ascii: "x") {
                bytes.append(byte)
                return true
            }
            escape = nil
            if "nNrt".utf8.contains(byte) {
                push(0x20)
                return true
            }
            return false
        }
        guard let length = [UInt8(ascii: "u"): 5, UInt8(ascii: "x"): 3][written[start]] else {
            if isDigit, written.count < 6 {
                bytes.append(byte)
                return true
            }
            decode(start, from: start)
            return Self.isSpace(byte)
        }
        guard isDigit else {
            escape = nil
            return false
        }
        bytes.append(byte)
        if bytes.count - start == length { decode(start, from: start + 1) }
        return true
    }

    private mutating func decode(_ start: Int, from digits: Int) {
        let value = UInt32(String(decoding: bytes[digits...], as: UTF8.self), radix: 16) ?? 0
        bytes.removeSubrange(start...)
        escape = nil
        if let scalar = Unicode.Scalar(value), value > 0 { for byte in String(Character(scalar)).utf8 { push(byte) } }
    }

    /// Whether a byte is part of a number that may still go on.
    private func number(with byte: UInt8) -> Bool {
        guard let start = bytes.lastIndex(of: UInt8(ascii: "&")), start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "#") else {
            return true
        }
        let name = bytes[(start + 2)...]
        if name.isEmpty, byte | 0x20 == UInt8(ascii: "x") { return true }
        return name.first.map { $0 | 0x20 } == UInt8(ascii: "x") ? Self.isHexadecimal(byte) : (0x30...0x39).contains(byte)
    }

    /// Ends `&#47` with or without its semicolon.
    ///
    /// - Returns: whether there was one.
    private mutating func endNumber() -> Bool {
        guard let start = bytes.lastIndex(of: UInt8(ascii: "&")), start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "#") else {
            return false
        }
        let name = String(decoding: bytes[(start + 2)...], as: UTF8.self)
        let isHexadecimal = name.first == "x"
        let digits = isHexadecimal ? name.dropFirst() : name[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy(isHexadecimal ? Self.isHexadecimal : { (0x30...0x39).contains($0) }) else {
            return false
        }
        bytes.removeSubrange(start...)
        let value = UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
        if let value, value.value > 0 { for byte in String(Character(value)).utf8 { push(byte) } }
        return true
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isHexadecimal(_ byte: UInt8) -> Bool { "0123456789abcdefABCDEF".utf8.contains(byte) }

    private static func byte(percent text: String) -> UInt8? {
        text.utf8.count == 3 && text.hasPrefix("%") && text.dropFirst().allSatisfy(\.isHexDigit) ? UInt8(text.dropFirst(), radix: 16) : nil
    }

    private static let meanings: [String: [UInt8]] = [
        "&amp": "&", "&sol;": "/", "&nbsp;": " ", "\u{A0}": " ", "\u{200B}": "", "\u{202E}": "", "\u{2003}": " ", "\u{AD}": "",
        "\u{FEFF}": "",
        "\u{3000}": " ",
    ].mapValues { Array($0.utf8) }
}
