import Foundation
import Glibc
import TestKit
import Testing

/// A web server at a port of the loopback interface, in the foreground of its own process, with a folder of its own. Gone with the test.
final class LoopbackServer {
    let folder: String
    let port: UInt16
    let user: ServerUser
    var address: String { "http://127.0.0.1:\(port)" }
    private var program: RunningProgram?

    /// Takes a folder and a port; `start` does the rest.
    init(as user: ServerUser = .ofTheTest) throws {
        self.user = user
        folder = Scratch.folder + "/joinery-server-\(UUID().uuidString)"
        port = try Self.freePort()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        // Whoever it runs as, it writes there.
        if user.isOther { try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder) }
    }

    deinit {
        program?.signal(SIGTERM)
        _ = try? program?.wait()
        try? FileManager.default.removeItem(atPath: folder)
    }

    struct CannotServe: Error { let reason: String }

    /// Starts a program that Debian's packages bring with this configuration, but for where it logs, and waits until it answers.
    ///
    /// - `arguments`: `CONF` among them becomes the path of the configuration.
    func start(_ name: String, _ arguments: [String], configuration: String) throws {
        let file = "\(folder)/conf"
        let configuration = configuration.replacing(/\/var\/log\/(nginx|apache2)/, with: folder)
        try Data(configuration.utf8).write(to: URL(fileURLWithPath: file))
        let places = ["/usr/sbin/", "/usr/bin/"].map { $0 + name }
        guard let path = places.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw CannotServe(reason: "\(name) is missing: `.ci/setup --tests` installs it")
        }
        let home = ["HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder]
        let program = try Program(path: path).start(arguments.map { $0 == "CONF" ? file : $0 }, environment: home)
        self.program = program
        try program.waitUntil("\(name) answers at its port") { unsafe Self.withSocket(port) { unsafe connect($0, $1, $2) == 0 } }
    }

    /// Starts nginx with this where `http` is.
    func startNginx(_ text: String) throws {
        // Only owner and group may read the files.
        let configuration = """
            \(geteuid() == 0 ? "user \(user.isOther ? "www-data" : "root");" : "")
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
        try start("nginx", ["-p", folder, "-c", "CONF", "-e", "\(folder)/errors"], configuration: configuration)
    }

    /// What the server has said so far, on its way and in files.
    func logs() throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".log") || $0 == "errors" }
        return try names.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined() + (program?.errorsSoFar() ?? "")
    }

    /// A port that was free a moment ago.
    static func freePort() throws -> UInt16 { try #require(bound(0), "no free port on the loopback interface") }

    /// Whether a port can be listened at.
    static func isFree(_ port: UInt16) throws -> Bool { bound(port) != nil }

    /// Takes a port for a moment, 0 for any; nil if it is taken.
    private static func bound(_ port: UInt16) -> UInt16? {
        unsafe withSocket(port) { descriptor, address, size in
            var (yes, size): (Int32, socklen_t) = (1, size)
            unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
            guard unsafe bind(descriptor, address, size) == 0, unsafe getsockname(descriptor, address, &size) == 0 else { return nil }
            return unsafe address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { unsafe UInt16(bigEndian: $0.pointee.sin_port) }
        }
    }

    /// Calls `body` with a socket and the address of a port of the loopback interface.
    private static func withSocket<Result>(
        _ port: UInt16, _ body: (_ descriptor: Int32, _ address: UnsafeMutablePointer<sockaddr>, _ size: socklen_t) -> Result
    ) -> Result {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
