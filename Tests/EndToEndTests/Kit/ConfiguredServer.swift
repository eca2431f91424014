import Glibc
import TestKit
import Testing

/// A real web server with the very configuration that `joinery nginx` prints for one site. Gone with the test.
///
/// What the printed text does not say stands around it: who runs it, where it logs, which of Apache's modules are loaded.
final class ConfiguredServer {
    enum Kind: String, CaseIterable { case nginx, apache, caddy }

    var address: String { server.address }
    private let server: LoopbackServer

    /// - Parameter change: edits the printed text: a mistake for the test to find.
    init(_ kind: Kind, _ studio: Studio, changing change: (String) -> String = { $0 }) throws {
        server = try LoopbackServer()
        let printed = try Program.joinery.run([
            "nginx", "-C", studio.path, "--site", "studio", "--server", kind.rawValue, "--listen", "127.0.0.1:\(server.port)",
        ])
        try #require(printed.exit == 0, "\(printed)")
        let folder = server.folder
        let text = change(printed.output)
        switch kind {
        case .nginx: try server.startNginx(text)
        case .apache: try server.start("apache2", ["-d", folder, "-f", "CONF", "-DFOREGROUND"], configuration: Self.apache(text, folder))
        case .caddy: try server.start("caddy", ["run", "--config", "CONF", "--adapter", "caddyfile"], configuration: Self.caddy(text))
        }
    }

    /// What the server has logged so far, of whatever kind.
    func logs() throws -> String { try server.logs() }

    // Files are for owner and group alone, so whoever serves is what the test is.
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
