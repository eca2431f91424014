import BusinessKit
import Foundation
import Serving
import TestKit
import Testing

/// A real web server with the very configuration that `joinery server` prints for a site with a certificate of its own, which openssl has
/// signed for it. Only port 80, which may be another's, is exchanged for a free one.
final class SecureServer {
    static let host = "members.example.org"
    let plainPort: UInt16
    var port: UInt16 { server.port }
    var certificate: String { "\(server.folder)/certificate.pem" }
    /// Where the proofs for a certificate lie, in place of `/var/www/html`.
    var challenges: String { "\(server.folder)/challenges" }
    private let server: LoopbackServer

    /// Gives the studio an address with a free port, and builds it.
    init(_ kind: ServerKind, _ studio: Business) throws {
        server = try LoopbackServer(as: .ofDebian)
        plainPort = try LoopbackServer.freePort()
        try studio.sql("UPDATE site SET base_url = 'https://\(Self.host):\(server.port)'")
        try studio.openOutput()
        try studio.build()
        let key = "\(server.folder)/key.pem"
        let made = try Program.named("openssl").run([
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=\(Self.host)", "-addext",
            "subjectAltName=DNS:\(Self.host)", "-keyout", key, "-out", "\(server.folder)/certificate.pem",
        ])
        try #require(made.exit == 0, "\(made.errors)")
        // Caddy reads it as its own user.
        if ServerUser.ofDebian.isOther {
            try FileManager.default.setAttributes(
                [.groupOwnerAccountID: ServerUser.ids.group, .posixPermissions: 0o640], ofItemAtPath: key)
        }
        let printed = try studio.joinery(
            "server", "--server", kind.rawValue, "--certificate", "\(server.folder)/certificate.pem", "--key", key, now: nil)
        try #require(printed.exit == 0, "\(printed)")
        let text = printed.output.replacing("DIR", with: studio.path).replacing("/var/www/html", with: "\(server.folder)/challenges")
            .replacing(/(listen |\[::\]:|\*:|org:|\/\/:)80\b/) { "\($0.1)\(plainPort)" }
        switch kind {
        case .nginx: try server.start(kind, text)
        case .apache: try server.start(kind, "Listen \(plainPort)\n" + text)
        case .caddy: try server.start(kind, text.replacing(/(?m)^{$/, with: "{\n\thttp_port \(plainPort)\n\thttps_port \(server.port)"))
        }
    }

    /// Asks by https, or by http, for a path under the site's own name.
    func ask(_ target: String, secure: Bool = true, _ options: [String] = []) throws -> WebAnswer {
        try WebAnswer("\(secure ? "https" : "http")://\(Self.host):\(secure ? port : plainPort)\(target)", names + options)
    }

    /// How curl finds this server under the site's name, and believes it.
    var names: [String] {
        ["--cacert", certificate] + [port, plainPort].flatMap { ["--resolve", "\(Self.host):\($0):127.0.0.1"] }
    }

    func logs() throws -> String { try server.logs() }
}

extension Business {
    /// Lets the web server's group read what is published from now on, as the manual's page "Install" has it. Nothing where the test is
    /// not root: then the web server runs as the same user.
    func openOutput() throws {
        let output = path + "/output"
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        guard ServerUser.ofDebian.isOther else { return }
        try FileManager.default.setAttributes(
            [.groupOwnerAccountID: ServerUser.ids.group, .posixPermissions: 0o2750], ofItemAtPath: output)
    }
}
