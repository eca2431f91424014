/// Holds where the parts of an `https:` URL lie that the link policy asks about.
///
/// Made only from text that is ASCII throughout, without control characters, white space or backslash, and whose authority is a host and
/// perhaps a port. A browser reads such text the same way, so what is judged here is what is opened there. A build asks for every link of
/// every session: nothing here is copied out of the text.
struct MeetingURL {
    private let text: String
    /// Without the dot that may end it.
    private let host: Range<Int>
    /// Whether the host is one of Zoom's own.
    let isOnZoom: Bool
    /// From the first `/` after the host up to `?` or `#`.
    private let path: Range<Int>
    /// Query and fragment with their `?` and `#`.
    private let query: Range<Int>

    static let maximumLength = 2000

    init(_ text: String) throws(LinkFlaw) {
        let bytes = text.utf8.span
        let odd = bytes.end(of: 0..<bytes.count) { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        guard odd == bytes.count else { throw bytes[odd] < 0x80 ? .forbiddenCharacter : .notASCII }
        guard bytes.count <= Self.maximumLength else { throw .tooLong(bytes.count) }
        let scheme = "https://".utf8.count
        guard bytes.count >= scheme, bytes.spells("https://", in: 0..<scheme) else { throw .notHTTPS }

        let authority = scheme..<bytes.end(of: scheme..<bytes.count) { $0 != UInt8(ascii: "/") && !$0.startsQuery }
        guard bytes.end(of: authority, while: { $0 != UInt8(ascii: "@") }) == authority.upperBound else { throw .userName }
        let path = authority.upperBound..<bytes.end(of: authority.upperBound..<bytes.count) { !$0.startsQuery }
        let host = try Self.host(in: bytes, authority)
        self.text = text
        self.host = host
        isOnZoom = Provider.isZoom(host, in: bytes)
        self.path = path
        query = path.upperBound..<bytes.count
    }

    /// The host in lower case.
    var hostName: String { String(decoding: text.utf8.dropFirst(host.lowerBound).prefix(host.count), as: UTF8.self).lowercased() }

    /// The port that is named; nil for none.
    var port: UInt16? {
        let rest = text.utf8.dropFirst(host.upperBound).prefix(path.lowerBound - host.upperBound)
        // A dot may end the host.
        return rest.lastIndex(of: UInt8(ascii: ":")).flatMap { UInt16(Substring(rest[rest.index(after: $0)...])) }
    }

    /// Whether nothing stands behind host and port.
    var isBare: Bool { path.isEmpty && query.isEmpty }

    /// Names the provider whose host this is; nil if we know none.
    var knownProvider: String? {
        Provider.name(ofHost: host, in: text.utf8.span)
    }

    /// Whether a server takes `name` for the first step of the path: percent-decoded, without doubled slashes, `.` and `..`.
    func begins(with name: StaticString) -> Bool {
        let bytes = text.utf8.span
        var index = path.lowerBound
        var depth = 0
        var begins = false
        while index < path.upperBound {
            var (length, dots, matching) = (0, 0, 0)
            while index < path.upperBound {
                let byte = bytes.percentDecoded(at: &index, before: path.upperBound)
                if byte == UInt8(ascii: "/") { break }
                if byte == UInt8(ascii: ".") { dots += 1 }
                if length < name.utf8CodeUnitCount, unsafe name.utf8Start[length] == byte { matching += 1 }
                length += 1
            }
            if length == 0 || (length == 1 && dots == 1) { continue }
            if length == 2 && dots == 2 {
                depth = max(0, depth - 1)
            } else {
                if depth == 0 { begins = matching == length && length == name.utf8CodeUnitCount }
                depth += 1
            }
        }
        return begins && depth > 0
    }

    /// Whether query or fragment names a parameter, percent-encoded or not, in any case.
    func hasParameter(_ name: StaticString) -> Bool {
        let bytes = text.utf8.span
        var start = query.lowerBound
        while start < query.upperBound {
            let end = bytes.end(of: start..<query.upperBound) { !$0.separatesParameters && $0 != UInt8(ascii: "=") }
            if bytes.spells(name, in: start..<end) { return true }
            start = bytes.end(of: end..<query.upperBound) { !$0.separatesParameters } + 1
        }
        return false
    }

    private static func host(in bytes: Span<UInt8>, _ authority: Range<Int>) throws(LinkFlaw) -> Range<Int> {
        let isAddress = !authority.isEmpty && bytes[authority.lowerBound] == UInt8(ascii: "[")
        let host = isAddress ? try address(in: bytes, authority) : try name(in: bytes, authority)
        let port = host.upperBound..<authority.upperBound
        guard port.isEmpty || isPort(port, in: bytes) else { throw .badPort }
        return bytes[host.upperBound - 1] == UInt8(ascii: ".") ? host.dropLast() : host
    }

    /// Takes an IPv6 address with its brackets.
    private static func address(in bytes: Span<UInt8>, _ authority: Range<Int>) throws(LinkFlaw) -> Range<Int> {
        let digits = authority.dropFirst()
        let end = bytes.end(of: digits) { $0.hexValue != nil || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
        let colon = bytes.end(of: digits) { $0 != UInt8(ascii: ":") }
        guard end < authority.upperBound, bytes[end] == UInt8(ascii: "]"), colon < end else { throw .noHost }
        return authority.lowerBound..<end + 1
    }

    /// Takes a name of labels none of which is empty, but for the one after a dot at the end.
    private static func name(in bytes: Span<UInt8>, _ authority: Range<Int>) throws(LinkFlaw) -> Range<Int> {
        let name = authority.lowerBound..<bytes.end(of: authority) { $0 != UInt8(ascii: ":") }
        var previous = UInt8(ascii: ".")
        for index in name {
            guard bytes[index].isHostCharacter, bytes[index] != UInt8(ascii: ".") || previous != UInt8(ascii: ".") else { throw .noHost }
            previous = bytes[index]
        }
        guard !name.isEmpty else { throw .noHost }
        return name
    }

    /// Whether text is `:` and a number from 1 to 65535, digits only.
    private static func isPort(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        guard range.count > 1, bytes[range.lowerBound] == UInt8(ascii: ":") else { return false }
        var number = 0
        for index in range.dropFirst() {
            guard bytes[index].isDigit else { return false }
            number = min(number * 10 + Int(bytes[index] - UInt8(ascii: "0")), 65_536)
        }
        return (1...65_535).contains(number)
    }
}
