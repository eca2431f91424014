private import Dispatch
private import FlyingFox
private import FlyingSocks
private import Glibc
private import Synchronization

/// A web server on the loopback interface that shows a preview, and tells browsers when there is something new.
public final class PreviewServer: Sendable {
    private let router: PreviewRouter

    public init(_ source: PreviewSource, _ report: PreviewReport) throws {
        router = try PreviewRouter(source, report)
    }

    /// Tells browsers the current state.
    public func tell(_ report: PreviewReport) { router.tell(report) }

    /// Listens at a port of 127.0.0.1, or at the next one that is free, and goes on until the program ends.
    ///
    /// - Returns: the port; nil if none of a hundred is free.
    public func start(port: UInt16) -> UInt16? {
        // A browser that goes away during a response must not end the program.
        signal(SIGPIPE, SIG_IGN)
        let last = port > .max - 100 ? .max : port + 100
        guard let found = (port...last).first(where: { Self.isFree($0) && listen(at: $0) }) else { return nil }
        Task.detached { [router] in
            while (try? await Task.sleep(for: .seconds(10))) != nil { router.events.keepAlive() }
        }
        return found
    }

    private final class Outcome: Sendable {
        let isListening = Atomic(false)
        let isKnown = DispatchSemaphore(value: 0)
    }

    private func listen(at port: UInt16) -> Bool {
        guard let address = try? sockaddr_in.inet(ip4: "127.0.0.1", port: port) else { return false }
        let server = HTTPServer(address: address, logger: .disabled, handler: PreviewHandler(router: router))
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
        do {
            let socket = try Socket(domain: AF_INET)
            defer { try? socket.close() }
            try socket.setValue(true, for: .localAddressReuse)
            try socket.bind(to: sockaddr_in.inet(ip4: "127.0.0.1", port: port))
            return true
        } catch {
            return false
        }
    }
}
