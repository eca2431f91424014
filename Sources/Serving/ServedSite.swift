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
    /// Where the server listens: a port, or an address and a port. Behind another server that ends TLS, or for a trial.
    public let listen: String?

    public var root: String { "\(folder)/current" }

    /// - Returns: nil where the folder's path has a character that means something in a server's configuration.
    public init?(id: String, host: String, folder: String, door: Door, listen: String?) {
        let isPlain = folder.utf8.allSatisfy { $0 > 0x1F && $0 != 0x7F && !Self.special.contains($0) }
        guard isPlain, folder.utf8.first == UInt8(ascii: "/") else { return nil }
        self.id = id
        self.host = host
        self.folder = folder
        self.door = door
        self.listen = listen
    }

    private static let special = Array(#""'\$`{}%<>#;"#.utf8)

    /// A name for what belongs only to this site, short enough for nginx, which sizes its tables for names of some 50 characters.
    var variable: String {
        let name = id.map { $0 == "-" ? "_" : "\($0)" }.joined()
        if name.utf8.count <= 24 { return "joinery_\(name)" }
        // FNV-1a: the rest of the name, in eight digits.
        let digest = id.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return "joinery_\(name.prefix(15))_\(String(digest, radix: 16))"
    }

    /// The folders whose pages are given in HTML or Markdown by their path, as a regular expression. Where members log in, one is closed.
    var negotiated: String { ServedPath.anyOf(MarkdownPreference.folders.filter { $0 != PagePath.myBookings || door == .link }) }

    /// Where it listens, as address and port.
    var socket: (address: String?, port: String)? {
        guard let listen else { return nil }
        guard let colon = listen.lastIndex(of: ":") else { return (nil, listen) }
        return (String(listen[..<colon]), String(listen[listen.index(after: colon)...]))
    }
}
