private import Dispatch
private import FlyingFox
private import FlyingSocks
private import Glibc
private import Synchronization

/// A web server on the loopback interface that shows a preview, and tells browsers when there is something new.
public final class PreviewServer: Sendable {
    private let desk: Desk

    public init(_ source: PreviewSource, _ report: PreviewReport) throws {
        desk = try Desk(source, report)
    }

    /// Shows browsers how things stand now.
    public func tell(_ report: PreviewReport) { desk.tell(report) }

    /// Listens at a port of 127.0.0.1, or at the next one that is free, and goes on until the program ends.
    ///
    /// - Returns: the port; nil if none of a hundred is free.
    public func start(port: UInt16) -> UInt16? {
        // Whoever goes away while a page is on its way must not end the program.
        signal(SIGPIPE, SIG_IGN)
        let last = port > .max - 100 ? .max : port + 100
        guard let found = (port...last).first(where: { Self.isFree($0) && listen(at: $0) }) else { return nil }
        Task.detached { [desk] in
            while (try? await Task.sleep(for: .seconds(10))) != nil { desk.news.keepAlive() }
        }
        return found
    }

    private final class Outcome: Sendable {
        let isListening = Atomic(false)
        let isKnown = DispatchSemaphore(value: 0)
    }

    private func listen(at port: UInt16) -> Bool {
        guard let address = try? sockaddr_in.inet(ip4: "127.0.0.1", port: port) else { return false }
        let server = HTTPServer(address: address, logger: .disabled, handler: DeskHandler(desk: desk))
        let outcome = Outcome()
        Task.detached {
            try? await server.run()
            outcome.isKnown.signal()
        }
        Task.detached {
            guard (try? await server.waitUntilListening()) != nil else { return }
            outcome.isListening.store(true, ordering: .releasing)
            outcome.isKnown.signal()
        }
        outcome.isKnown.wait()
        return outcome.isListening.load(ordering: .acquiring)
    }

    /// Asked first, since a server that cannot listen says so in its own words.
    private static func isFree(_ port: UInt16) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 }
        }
    }
}
