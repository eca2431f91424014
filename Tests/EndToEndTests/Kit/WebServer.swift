import Foundation
import Glibc
import TestKit
import Testing

/// A real nginx that serves one folder at a port of the loopback interface, in the foreground of its own process. Gone with the test.
final class WebServer {
    let address: String
    private let folder: String
    private let program: RunningProgram

    /// - Parameter root: the web root, as a visitor's server has it: the symbolic link `current`. All else is nginx's default.
    convenience init(root: String) throws {
        try self.init { "server { listen 127.0.0.1:\($0); root \(root); }" }
    }

    /// - Parameter site: what is included where `http` is, for a server at the port given.
    init(site: (_ port: UInt16) throws -> String) throws {
        folder = Scratch.folder + "/joinery-nginx-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let port = try Self.freePort()
        address = "http://127.0.0.1:\(port)"
        // Files are for owner and group alone, so the workers stay what the test is.
        let configuration = """
            \(geteuid() == 0 ? "user root;" : "")
            daemon off;
            pid \(folder)/pid;
            error_log \(folder)/errors;
            worker_processes 2;
            events {}
            http {
                access_log off;
                keepalive_requests 100000;
                types { text/html html; text/css css; image/svg+xml svg; text/markdown md; text/plain txt; }
                client_body_temp_path \(folder)/1; proxy_temp_path \(folder)/2; fastcgi_temp_path \(folder)/3;
                uwsgi_temp_path \(folder)/4; scgi_temp_path \(folder)/5;
                \(try site(port).replacing("/var/log/nginx", with: folder))
            }

            """
        try Data(configuration.utf8).write(to: URL(fileURLWithPath: folder + "/nginx.conf"))
        let server = ["/usr/sbin/nginx", "/usr/bin/nginx"].first { FileManager.default.isExecutableFile(atPath: $0) } ?? "nginx"
        program = try Program.named(server).start(["-p", folder, "-c", folder + "/nginx.conf", "-e", folder + "/errors"])
        while !FileManager.default.fileExists(atPath: folder + "/pid") {
            guard !program.hasEnded else { throw CannotServe(reason: try program.wait().errors) }
            usleep(1000)
        }
    }

    deinit {
        program.signal(SIGTERM)
        _ = try? program.wait()
        try? FileManager.default.removeItem(atPath: folder)
    }

    struct CannotServe: Error { let reason: String }

    /// A port that was free a moment ago.
    static func freePort() throws -> UInt16 { try #require(bound(0), "no free port on the loopback interface") }

    /// Whether nobody listens at a port.
    static func isFree(_ port: UInt16) throws -> Bool { bound(port) != nil }

    /// Takes a port for a moment, 0 for any; nil if it is taken.
    private static func bound(_ port: UInt16) -> UInt16? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let found = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        return found ? UInt16(bigEndian: address.sin_port) : nil
    }
}
