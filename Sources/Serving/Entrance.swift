/// Where a server listens for a site's visitors, and whether it ends TLS itself.
public enum Entrance: Sendable {
    /// TLS at a port, and whoever comes by http is led there. Without files, those that certbot makes; Caddy gets its own.
    case https(port: UInt16, CertificateFiles?)
    /// At a port, or an address and a port, behind another server that ends TLS.
    case behind(listen: String)
    /// At a port of this machine, for this machine alone: a site whose address is `http://localhost`.
    case local(port: UInt16)

    /// A certificate with what leads up to its issuer, and its key: absolute paths of PEM files.
    public struct CertificateFiles: Sendable {
        public let certificate: String
        public let key: String

        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }

        /// Where certbot keeps those of a host.
        static func certbot(host: String) -> CertificateFiles {
            CertificateFiles(
                certificate: "/etc/letsencrypt/live/\(host)/fullchain.pem", key: "/etc/letsencrypt/live/\(host)/privkey.pem")
        }
    }

    /// The port of `https:` addresses that name none.
    public static let usualPort: UInt16 = 443
    /// The port of `http:` addresses that name none.
    public static let plainPort: UInt16 = 80

    /// What Debian's nginx and Apache serve, and so where certbot's `--webroot` lies before the site is served and after.
    static let challenges = "/var/www/html"
    static let challengePath = "/.well-known/acme-challenge/"

    /// The files that it names.
    public var files: [String] {
        guard case .https(_, let files?) = self else { return [] }
        return [files.certificate, files.key]
    }

    var isLocal: Bool { if case .local = self { true } else { false } }

    /// Where it listens without TLS for all that it serves, as address and port; nil where TLS ends here.
    var plainSocket: (address: String?, port: String)? {
        switch self {
        case .https: return nil
        case .local(let port): return ("127.0.0.1", "\(port)")
        case .behind(let listen):
            guard let colon = listen.lastIndex(of: ":") else { return (nil, listen) }
            return (String(listen[..<colon]), String(listen[listen.index(after: colon)...]))
        }
    }

    /// As `listen` of nginx and `Listen` of Apache have it; nil where TLS ends here.
    var plainListen: String? { plainSocket.map { socket in (socket.address.map { "\($0):" } ?? "") + socket.port } }
}
