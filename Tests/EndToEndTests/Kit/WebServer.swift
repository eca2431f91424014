/// A real nginx that serves one folder. Gone with the test.
final class WebServer {
    var address: String { server.address }
    private let server: LoopbackServer

    /// - Parameter root: the web root, as a visitor's server has it: the symbolic link `current`. All else is nginx's default.
    /// - `user`: whose rights its workers have.
    init(root: String, as user: ServerUser = .ofTheTest) throws {
        server = try LoopbackServer(as: user)
        try server.startNginx(
            """
            access_log off;
            types { text/html html; text/css css; image/svg+xml svg; text/markdown md; text/plain txt; }
            server { listen 127.0.0.1:\(server.port); root \(root); }
            """)
    }

    /// Asks for a page.
    func get(_ path: String, _ headers: [String: String] = [:]) throws -> WebAnswer {
        try WebAnswer("\(address)/\(path)", headers.flatMap { ["--header", "\($0.key): \($0.value)"] })
    }
}
