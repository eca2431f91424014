internal import Bookings

/// Reads what a request says before its body (RFC 9112).
///
/// FlyingFox's own reader keeps a line of any length and looks through it anew with each piece that comes, so that two connections without a
/// line end keep everybody out. Here a head has a bound, and each of its bytes is looked at once.
struct RequestHead: Sendable {
    /// The most bytes of a head.
    static let limit = 16 * 1024
    /// The most bytes of a body. No page takes one: it is read and thrown away, so that who sends it hears the response.
    static let bodyLimit = 64 * 1024

    let request: Request
    /// How many bytes of a body follow.
    let bodyLength: Int

    /// - Parameter bytes: from the first line to the empty one.
    init(_ bytes: some Sequence<UInt8>) throws(RequestRefusal) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
        // A line ends in LF, with or without CR; Swift takes both for one character.
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.last == "\r" ? $0.dropLast() : $0
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        guard let line = lines.first else { throw .malformed }
        let first = line.split(separator: " ", omittingEmptySubsequences: false).map { String($0) }
        guard first.count == 3, Self.isName(first[0].unicodeScalars), !first[1].isEmpty, ["HTTP/1.0", "HTTP/1.1"].contains(first[2])
        else { throw .malformed }
        let fields = try Fields(lines.dropFirst())
        let hosts = fields["host"]
        guard hosts.count < 2, first[2] == "HTTP/1.0" || hosts.count == 1 else { throw .host }
        bodyLength = try Self.bodyLength(fields)
        let parts = first[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let accept = fields["accept"]
        request = Request(
            method: first[0], target: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "", host: hosts.first,
            accept: accept.isEmpty ? nil : accept.joined(separator: ","), isForeign: Self.isForeign(fields))
    }

    /// Where the empty line ends that ends a head; nil if it has not come yet.
    ///
    /// - Parameter start: where to begin: no end lies before.
    static func end(of bytes: [UInt8], from start: Int) -> Int? {
        let newline = UInt8(ascii: "\n")
        for index in max(start, 1)..<max(start, 1, bytes.count) where bytes[index] == newline {
            if bytes[index - 1] == newline { return index + 1 }
            if index > 1, bytes[index - 1] == UInt8(ascii: "\r"), bytes[index - 2] == newline { return index + 1 }
        }
        return nil
    }

    private static func bodyLength(_ fields: Fields) throws(RequestRefusal) -> Int {
        // Of a body in pieces nobody says how long it will be.
        guard fields["transfer-encoding"].isEmpty else { throw .longBody }
        let lengths = fields["content-length"]
        guard let text = lengths.first else { return 0 }
        guard lengths.count == 1, !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { throw .malformed }
        guard let length = Int(text), length <= bodyLimit else { throw .longBody }
        return length
    }

    /// Browsers say whose page sends a request. What a person opens by a link is theirs, wherever the link was.
    private static func isForeign(_ fields: Fields) -> Bool {
        let plain = "http://"
        let isOwn = fields["origin"].allSatisfy { $0.hasPrefix(plain) && PreviewHost(String($0.dropFirst(plain.count))) != nil }
        let isEmbedded = fields["sec-fetch-site"].contains("cross-site") && fields["sec-fetch-mode"] != ["navigate"]
        return !isOwn || isEmbedded
    }

    /// What RFC 9110 calls a token.
    private static func isName(_ text: some Sequence<Unicode.Scalar>) -> Bool {
        var isEmpty = true
        for scalar in text {
            isEmpty = false
            guard scalar.isASCII,
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "!#$%&'*+-.^_`|~".unicodeScalars.contains(scalar)
            else { return false }
        }
        return !isEmpty
    }

    /// The fields of a head, by name in lower case.
    private struct Fields {
        private var values: [String: [String]] = [:]

        init(_ lines: some Sequence<Substring.UnicodeScalarView>) throws(RequestRefusal) {
            for line in lines {
                guard let colon = line.firstIndex(of: ":"), RequestHead.isName(line[..<colon]) else { throw .malformed }
                let value = line[line.index(after: colon)...]
                guard value.allSatisfy({ $0 == "\t" || ($0.value >= 0x20 && $0.value != 0x7F) }) else { throw .malformed }
                values[String(line[..<colon]).lowercased(), default: []].append(Self.trimmed(value))
            }
        }

        subscript(name: String) -> [String] { values[name] ?? [] }

        private static func trimmed(_ text: Substring.UnicodeScalarView) -> String {
            let rest = text.drop { $0 == " " || $0 == "\t" }
            let end = rest.lastIndex { $0 != " " && $0 != "\t" }
            return end.map { String(rest[...$0]) } ?? ""
        }
    }
}

/// Why a request is not answered with a page.
enum RequestRefusal: Error, CaseIterable {
    case malformed, host, longHead, longBody

    var response: Response {
        switch self {
        case .malformed: .plain(400, "This is no request of HTTP/1.1.")
        case .host: .plain(400, "A request names one Host.")
        case .longHead: .plain(431, "The address and the fields of a request have at most \(RequestHead.limit) bytes.")
        case .longBody: .plain(413, "The body of a request has at most \(RequestHead.bodyLimit) bytes, and says how many.")
        }
    }
}
