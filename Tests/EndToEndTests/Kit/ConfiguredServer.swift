import BusinessKit
import Glibc
import Serving
import TestKit
import Testing

/// A real web server with the very configuration that `joinery server` prints for one site. Gone with the test.
///
/// The rest of the configuration is made here: the user, where it logs, which of Apache's modules are loaded.
final class ConfiguredServer {
    var address: String { server.address }
    private let server: LoopbackServer

    /// - `change`: edits the printed text: a mistake for the test to find.
    init(_ kind: ServerKind, _ studio: Business, changing change: (String) -> String = { $0 }) throws {
        server = try LoopbackServer()
        let printed = try studio.joinery(
            "nginx", "--site", "studio", "--server", kind.rawValue, "--listen", "127.0.0.1:\(server.port)", now: nil)
        try #require(printed.exit == 0, "\(printed)")
        let folder = server.folder
        let text = change(printed.output.replacing("DIR", with: studio.path))
        switch kind {
        case .nginx: try server.startNginx(text)
        case .apache: try server.start("apache2", ["-d", folder, "-f", "CONF", "-DFOREGROUND"], configuration: Self.apache(text, folder))
        case .caddy: try server.start("caddy", ["run", "--config", "CONF", "--adapter", "caddyfile"], configuration: Self.caddy(text))
        }
    }

    /// What the server has logged so far, of whatever kind.
    func logs() throws -> String { try server.logs() }

    // Only owner and group may read the files, so the server runs as the user of the test.
    private static func apache(_ text: String, _ folder: String) -> String {
        let modules = [
            "mpm_event", "dir", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "headers", "mime", "rewrite",
        ]
        return modules.map { "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so\n" }.joined() + """
            ServerRoot \(folder)
            DefaultRuntimeDir \(folder)
            PidFile \(folder)/pid
            ErrorLog \(folder)/errors
            ServerName localhost
            MaxKeepAliveRequests 0
            TypesConfig /dev/null
            \(geteuid() == 0 ? "User www-data\nGroup root" : "")
            \(text)
            """
    }

    private static func caddy(_ text: String) -> String { "{\n\tadmin off\n\tauto_https off\n}\n\(text)" }
}
