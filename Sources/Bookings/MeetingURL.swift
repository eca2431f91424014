/// Holds the parts of an `https:` URL that the link policy asks about, as slices of the text.
///
/// Made only from text that is ASCII throughout, without control characters, white space or backslash, and whose authority is a host and
/// perhaps a port. A browser reads such text the same way, so what is judged here is what is opened there.
struct MeetingURL {
    typealias Slice = Substring.UTF8View

    /// As written, without the dot that may end it.
    let host: Slice
    /// From the first `/` after the host up to `?` or `#`, as written.
    let path: Slice
    /// Query and fragment with their `?` and `#`, as written.
    let query: Slice

    static let maximumLength = 2000

    init(_ text: String) throws(LinkFlaw) {
        let bytes = Substring(text).utf8
        for byte in bytes {
            guard byte < 0x80 else { throw .notASCII }
            guard byte > 0x20, byte != 0x7F, byte != UInt8(ascii: "\\") else { throw .forbiddenCharacter }
        }
        guard bytes.count <= Self.maximumLength else { throw .tooLong(bytes.count) }
        let scheme = bytes.prefix("https://".utf8.count)
        guard scheme.equalsIgnoringCase("https://".utf8) else { throw .notHTTPS }

        let rest = bytes[scheme.endIndex...]
        let authority = rest.prefix { $0 != UInt8(ascii: "/") && !$0.startsQuery }
        guard !authority.contains(UInt8(ascii: "@")) else { throw .userName }
        host = try Self.host(of: authority)
        path = rest[authority.endIndex...].prefix { !$0.startsQuery }
        query = rest[path.endIndex...]
    }

    /// Whether the host is `domain` or below it, by whole labels and in any case.
    func isOn(_ domain: String) -> Bool {
        let end = host.suffix(domain.utf8.count)
        guard end.equalsIgnoringCase(domain.utf8) else { return false }
        return end.startIndex == host.startIndex || host[..<end.startIndex].last == UInt8(ascii: ".")
    }

    /// Whether a server takes `step` for the first of the path: percent-decoded, without doubled slashes, `.` and `..`.
    func begins(with step: String) -> Bool {
        var steps: [ArraySlice<UInt8>] = []
        for step in Array(PercentDecoded(path)).split(separator: UInt8(ascii: "/")) where !step.elementsEqual(".".utf8) {
            if step.elementsEqual("..".utf8) { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.first?.elementsEqual(step.utf8) ?? false
    }

    /// Whether query or fragment names a parameter, percent-encoded or not, in any case.
    func hasParameter(_ name: String) -> Bool {
        query.split { $0.startsQuery || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ";") }.contains { parameter in
            PercentDecoded(parameter.prefix { $0 != UInt8(ascii: "=") }).equalsIgnoringCase(name.utf8)
        }
    }

    private static func host(of authority: Slice) throws(LinkFlaw) -> Slice {
        let host = authority.first == UInt8(ascii: "[") ? try address(in: authority) : try name(in: authority)
        let port = authority[host.endIndex...]
        guard port.isEmpty || isPort(port) else { throw .badPort }
        return host.last == UInt8(ascii: ".") ? host.dropLast() : host
    }

    /// Takes an IPv6 address with its brackets.
    private static func address(in authority: Slice) throws(LinkFlaw) -> Slice {
        guard let close = authority.firstIndex(of: UInt8(ascii: "]")) else { throw .noHost }
        let digits = authority[..<close].dropFirst()
        guard digits.contains(UInt8(ascii: ":")),
            digits.allSatisfy({ $0.hexValue != nil || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
        else { throw .noHost }
        return authority[...close]
    }

    /// Takes a name of labels none of which is empty, but for the one after a dot at the end.
    private static func name(in authority: Slice) throws(LinkFlaw) -> Slice {
        let name = authority.prefix { $0 != UInt8(ascii: ":") }
        var previous = UInt8(ascii: ".")
        for byte in name {
            guard byte.isHostCharacter || byte == UInt8(ascii: ".") && previous != byte else { throw .noHost }
            previous = byte
        }
        guard !name.isEmpty else { throw .noHost }
        return name
    }

    /// Whether text is `:` and a number from 1 to 65535, digits only.
    private static func isPort(_ text: Slice) -> Bool {
        let digits = text.dropFirst()
        guard text.first == UInt8(ascii: ":"), digits.allSatisfy(\.isDigit), let number = UInt16(Substring(digits)) else { return false }
        return number > 0
    }
}

/// Reads `%41` as `A`, and a `%` that two hexadecimal digits do not follow as itself.
private struct PercentDecoded: Sequence, IteratorProtocol {
    private var rest: MeetingURL.Slice

    init(_ text: MeetingURL.Slice) {
        rest = text
    }

    mutating func next() -> UInt8? {
        guard let byte = rest.popFirst() else { return nil }
        guard byte == UInt8(ascii: "%"), let high = rest.first?.hexValue, let low = rest.dropFirst().first?.hexValue else { return byte }
        rest = rest.dropFirst(2)
        return high << 4 | low
    }
}

extension Sequence<UInt8> {
    /// Whether the ASCII letters are the same but for their case.
    func equalsIgnoringCase(_ other: String.UTF8View) -> Bool {
        elementsEqual(other) { $0.lowercasedASCII == $1.lowercasedASCII }
    }
}

extension UInt8 {
    fileprivate var startsQuery: Bool { self == UInt8(ascii: "?") || self == UInt8(ascii: "#") }
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
    fileprivate var isHostCharacter: Bool {
        isDigit || (0x61...0x7A).contains(lowercasedASCII) || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
    }
    fileprivate var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
    fileprivate var hexValue: UInt8? {
        switch lowercasedASCII {
        case 0x30...0x39: self - 0x30
        case 0x61...0x66: lowercasedASCII - 0x57
        default: nil
        }
    }
}
