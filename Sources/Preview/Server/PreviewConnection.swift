internal import FlyingSocks
private import Foundation

/// One connection of a browser: one request, which is read within bounds, and its response.
struct PreviewConnection: Sendable {
    let socket: AsyncSocket
    let router: PreviewRouter

    /// How long a request may take to come, and who hangs up without being asked to.
    private static let patience = Duration.seconds(10)
    private static let piece = 4096

    /// Responds, and closes the connection.
    func serve() async {
        defer { try? socket.close() }
        do {
            let head = try await Self.within(Self.patience) { try await read() }
            try await respond(to: head.request)
        } catch let refusal as RequestRefusal {
            try? await send(refusal.response, isHead: false)
        } catch {
            // Gone, or too slow: there is nobody to tell.
            return
        }
        await hangUp()
    }

    private func read() async throws -> RequestHead {
        var bytes: [UInt8] = []
        var seen = 0
        while true {
            if let end = RequestHead.end(of: bytes, from: seen) {
                guard end <= RequestHead.limit else { throw RequestRefusal.longHead }
                let head = try RequestHead(bytes[..<end])
                try await drop(head.bodyLength - (bytes.count - end))
                return head
            }
            guard bytes.count <= RequestHead.limit else { throw RequestRefusal.longHead }
            seen = bytes.count
            bytes += try await socket.read(atMost: Self.piece)
        }
    }

    private func drop(_ count: Int) async throws {
        var rest = count
        while rest > 0 { rest -= try await socket.read(atMost: Self.piece).count }
    }

    private func respond(to request: Request) async throws {
        guard let events = router.events(for: request) else {
            return try await send(router.response(to: request), isHead: request.method == "HEAD")
        }
        let fields = [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
        try await socket.write(Self.head(200, fields))
        for await event in events { try await socket.write(Data(event.utf8)) }
    }

    private func send(_ response: Response, isHead: Bool) async throws {
        let head = Self.head(
            response.status, response.fields + [("Cache-Control", response.caching), ("Content-Length", "\(response.body.count)")])
        try await socket.write(isHead ? head : head + response.body)
    }

    private static func head(_ status: Int, _ fields: [(name: String, value: String)]) -> Data {
        let lines =
            ["HTTP/1.1 \(status) \(phrases[status] ?? "Response")"] + fields.map { "\($0.name): \($0.value)" } + ["Connection: close"]
        return Data(lines.map { "\($0)\r\n" }.joined().utf8) + Data("\r\n".utf8)
    }

    /// Says that nothing more comes, and waits a moment for the other side to say the same: closed at once, with bytes unread, the
    /// connection would be broken off before the response is read.
    private func hangUp() async {
        guard shutdown(socket.socket.file.rawValue, Int32(SHUT_WR)) == 0 else { return }
        _ = try? await Self.within(.seconds(1)) {
            var rest = RequestHead.bodyLimit
            while rest > 0 { rest -= try await socket.read(atMost: Self.piece).count }
        }
    }

    private static func within<Result: Sendable>(
        _ limit: Duration, _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result.self) { group in
            group.addTask(operation: body)
            group.addTask {
                try await Task.sleep(for: limit)
                throw CancellationError()
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }

    private static let phrases = [
        200: "OK", 204: "No Content", 302: "Found", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
        405: "Method Not Allowed", 413: "Content Too Large", 421: "Misdirected Request", 431: "Request Header Fields Too Large",
        500: "Internal Server Error", 503: "Service Unavailable",
    ]
}
