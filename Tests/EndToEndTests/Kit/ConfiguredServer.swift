import BusinessKit
import Glibc
import Serving
import TestKit
import Testing

/// A real web server with the very configuration that `joinery server --listen` prints for one site. Gone with the test.
///
/// The rest of the configuration is made here: the user, where it logs, which of Apache's modules are loaded.
final class ConfiguredServer {
    /// By which it is reached; it answers to `host` alone.
    var address: String { server.address }
    let host = "members.example.org"
    private let server: LoopbackServer

    /// - `user`: whom it runs as.
    /// - `change`: edits the printed text: a mistake for the test to find.
    init(
        _ kind: ServerKind, _ studio: Business, as user: ServerUser = .ofTheTest, changing change: (String) -> String = { $0 }
    ) throws {
        server = try LoopbackServer(as: user)
        let printed = try studio.joinery(
            "server", "--site", "studio", "--server", kind.rawValue, "--listen", "127.0.0.1:\(server.port)", now: nil)
        try #require(printed.exit == 0, "\(printed)")
        try server.start(kind, change(printed.output.replacing("DIR", with: studio.path)))
    }

    /// Asks for a page by the site's name.
    func ask(_ target: String, _ options: [String] = []) throws -> WebAnswer {
        try WebAnswer(address + target, ["--header", "Host: \(host)"] + options)
    }

    /// What the server has logged so far, of whatever kind.
    func logs() throws -> String { try server.logs() }
}

/// Whom a server runs as.
enum ServerUser: CaseIterable {
    /// The user of the test, who may read all files.
    case ofTheTest
    /// Debian's user for web servers, if the test may be that one; else the user of the test.
    case ofDebian

    static let ids = (user: uid_t(33), group: gid_t(33))

    var isOther: Bool { self == .ofDebian && geteuid() == 0 }
}

extension LoopbackServer {
    /// Starts a server with what `joinery server` has printed for it.
    func start(_ kind: ServerKind, _ text: String) throws {
        switch kind {
        case .nginx: try startNginx(text)
        case .apache:
            try start("apache2", ["-d", folder, "-f", "CONF", "-DFOREGROUND"], configuration: apache(text))
        case .caddy:
            let arguments = ["run", "--config", "CONF", "--adapter", "caddyfile"]
            guard user.isOther else { return try start("caddy", arguments, configuration: Self.caddy(text)) }
            let identity = ["--reuid=\(ServerUser.ids.user)", "--regid=\(ServerUser.ids.group)", "--clear-groups", "/usr/bin/caddy"]
            try start("setpriv", identity + arguments, configuration: Self.caddy(text))
        }
    }

    private func apache(_ text: String) -> String {
        let modules = [
            "mpm_event", "dir", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "headers", "mime", "rewrite", "ssl",
            "http2",
        ]
        // Only owner and group may read the files.
        let group = user.isOther ? "www-data" : "root"
        return modules.map { "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so\n" }.joined() + """
            ServerRoot \(folder)
            DefaultRuntimeDir \(folder)
            PidFile \(folder)/pid
            ErrorLog \(folder)/errors
            ServerName localhost
            MaxKeepAliveRequests 0
            TypesConfig /dev/null
            \(geteuid() == 0 ? "User www-data\nGroup \(group)" : "")
            \(text)
            """
    }

    /// Its options are the printed ones, and two that keep it from what another Caddy on this machine does.
    private static func caddy(_ text: String) -> String { text.replacing(/(?m)^{$/, with: "{\n\tadmin off\n\tskip_install_trust") }
}
