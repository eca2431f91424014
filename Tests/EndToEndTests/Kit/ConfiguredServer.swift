import Foundation
import Glibc
import TestKit
import Testing

/// A real web server with the very configuration that `joinery nginx` prints for one site, at a port of the loopback interface, in the
/// foreground of its own process. Gone with the test.
///
/// What the printed text does not say stands around it: who runs it, where it logs, which of Apache's modules are loaded.
final class ConfiguredServer {
    enum Kind: String, CaseIterable { case nginx, apache, caddy }

    let address: String
    private let folder: String
    private let program: RunningProgram

    /// - Parameter change: edits the printed text: a mistake for the test to find.
    init(_ kind: Kind, _ studio: Studio, changing change: (String) -> String = { $0 }) throws {
        folder = Scratch.folder + "/joinery-server-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let port = try WebServer.freePort()
        address = "http://127.0.0.1:\(port)"
        let printed = try Program.joinery.run([
            "nginx", "-C", studio.path, "--site", "studio", "--server", kind.rawValue, "--listen", "127.0.0.1:\(port)",
        ])
        try #require(printed.exit == 0, "\(printed)")
        let text = change(printed.output).replacing(/\/var\/log\/(nginx|apache2)/, with: folder)
        let frame: String
        let command: [String]
        switch kind {
        case .nginx:
            (frame, command) = (Self.nginx(text, folder), ["nginx", "-p", folder, "-c", "\(folder)/conf", "-e", "\(folder)/errors"])
        case .apache: (frame, command) = (Self.apache(text, folder), ["apache2", "-d", folder, "-f", "\(folder)/conf", "-DFOREGROUND"])
        case .caddy: (frame, command) = (Self.caddy(text), ["caddy", "run", "--config", "\(folder)/conf", "--adapter", "caddyfile"])
        }
        try Data(frame.utf8).write(to: URL(fileURLWithPath: folder + "/conf"))
        let places = ["/usr/sbin/", "/usr/bin/"].map { $0 + command[0] }
        guard let path = places.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw CannotServe(reason: "\(command[0]) is missing: `.ci/setup` installs it")
        }
        let home = ["HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder]
        program = try Program(path: path).start(Array(command.dropFirst()), environment: home)
        while !Self.answers(port) {
            guard !program.hasEnded else { throw CannotServe(reason: "\(try program.wait())") }
            usleep(5000)
        }
    }

    deinit {
        program.signal(SIGTERM)
        _ = try? program.wait()
        try? FileManager.default.removeItem(atPath: folder)
    }

    struct CannotServe: Error { let reason: String }

    /// What the server has logged so far, of whatever kind.
    func logs() throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".log") || $0 == "errors" }
        return try names.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined() + program.errorsSoFar()
    }

    // Files are for owner and group alone, so whoever serves is what the test is.
    private static func nginx(_ text: String, _ folder: String) -> String {
        """
        \(geteuid() == 0 ? "user root;" : "")
        daemon off;
        pid \(folder)/pid;
        error_log \(folder)/errors;
        worker_processes 2;
        events {}
        http {
            keepalive_requests 1000000;
            client_body_temp_path \(folder)/1; proxy_temp_path \(folder)/2; fastcgi_temp_path \(folder)/3;
            uwsgi_temp_path \(folder)/4; scgi_temp_path \(folder)/5;
        \(text)
        }

        """
    }

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

    private static func answers(_ port: UInt16) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
