private import Dispatch
private import FlyingSocks
private import Glibc
private import Synchronization

/// A web server on the loopback interface that shows a preview, and tells browsers when there is something new.
///
/// Sockets are FlyingFox's; requests are not (`RequestHead` says why).
public final class PreviewServer: Sendable {
    private let router: PreviewRouter
    private let connections = Atomic(0)
    /// The most connections at once: a browser keeps one open for each page that it shows.
    private static let mostConnections = 256

    /// Never inlined: where a release build of the command sees the object made, Swift 6.3's optimiser inlines its end too, and stops at
    /// that of `Atomic` ("Found ownership error").
    @inline(never)
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
        for candidate in port...last {
            guard let socket = Self.listening(at: candidate) else { continue }
            serve(at: socket)
            return candidate
        }
        return nil
    }

    private func serve(at socket: Socket) {
        Task.detached { try await self.accept(at: socket) }
        Task.detached { [router] in
            while (try? await Task.sleep(for: .seconds(10))) != nil { router.events.keepAlive() }
        }
    }

    /// A socket that listens; nil where the port is taken.
    private static func listening(at port: UInt16) -> Socket? {
        guard let socket = try? Socket(domain: AF_INET) else { return nil }
        do {
            try socket.setValue(true, for: .localAddressReuse)
            try socket.bind(to: sockaddr_in.inet(ip4: "127.0.0.1", port: port))
            try socket.listen()
            return socket
        } catch {
            try? socket.close()
            return nil
        }
    }

    private func accept(at socket: Socket) async throws {
        let pool: some AsyncSocketPool = .make()
        try await pool.prepare()
        Task.detached { try await pool.run() }
        let listener = try AsyncSocket(socket: socket, pool: pool)
        while true {
            guard let connection = try? await listener.accept() else {
                // Out of file descriptors for a moment.
                try await Task.sleep(for: .milliseconds(50))
                continue
            }
            guard connections.wrappingAdd(1, ordering: .relaxed).newValue <= Self.mostConnections else {
                connections.wrappingSubtract(1, ordering: .relaxed)
                try? connection.close()
                continue
            }
            Task.detached { [self] in
                await PreviewConnection(socket: connection, router: router).serve()
                connections.wrappingSubtract(1, ordering: .relaxed)
            }
        }
    }
}
