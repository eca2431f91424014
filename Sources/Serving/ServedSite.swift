internal import Bookings

/// One site as a web server has to know it.
public struct ServedSite: Sendable {
    /// How its pages are got at: by addresses that are keys, or by name and password.
    public enum Door: String, Sendable { case link, login }

    /// `[a-z0-9-]`, as the schema has it.
    public let id: String
    /// What visitors call it: `members.example.org`.
    public let host: String
    /// The site's folder, absolute: it holds `current` and `access`.
    public let folder: String
    public let door: Door
    public let entrance: Entrance

    public var root: String { "\(folder)/current" }

    /// - Returns: nil where a path has a character that means something in a server's configuration.
    public init?(id: String, host: String, folder: String, door: Door, entrance: Entrance) {
        guard Self.isPlainPath(folder), entrance.files.allSatisfy(Self.isPlainPath) else { return nil }
        self.id = id
        self.host = host
        self.folder = folder
        self.door = door
        self.entrance = entrance
    }

    /// Whether a path is absolute and can be written in any server's configuration.
    public static func isPlainPath(_ path: String) -> Bool {
        path.utf8.first == UInt8(ascii: "/") && path.utf8.allSatisfy { $0 > 0x1F && $0 != 0x7F && !special.contains($0) }
    }

    private static let special = Array(#""'\$`{}%<>#;"#.utf8)

    /// A name for what belongs only to this site, short enough for nginx, which sizes its tables for names of some 50 characters.
    ///
    /// It is made of the folder too: two folders may each have a site of this id, and one server may serve both.
    var variable: String {
        let name = id.map { $0 == "-" ? "_" : "\($0)" }.joined().prefix(15)
        // FNV-1a: what the name leaves out, in eight digits.
        let digest = "\(folder)\n\(id)".utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        let digits = String(digest, radix: 16)
        return "joinery_\(name)_\(String(repeating: "0", count: 8 - digits.utf8.count))\(digits)"
    }

    /// The folders whose pages are given in HTML or Markdown by their path, as a regular expression. Where members log in, one is closed.
    var negotiated: String { ServedPath.anyOf(MarkdownPreference.folders.filter { $0 != PagePath.myBookings || door == .link }) }

    /// The host as a regular expression.
    var hostPattern: String { host.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? "\($0)" : "\\\($0)" }.joined() }

    /// What visitors' addresses begin with: `https://members.example.org:8443`.
    var origin: String {
        guard case .https(let port, _) = entrance, port != Entrance.usualPort else { return "https://\(host)" }
        return "https://\(host):\(port)"
    }

    /// What is said with every response to its visitors.
    var headers: [ResponseHeaders.Field] { ResponseHeaders.all + (entrance.isLocal ? [] : [ResponseHeaders.transport]) }
}
