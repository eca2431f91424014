internal import FlyingFox
internal import FlyingSocks
private import Foundation

/// Brings requests from the server's library to the router, and its responses back.
struct PreviewHandler: HTTPHandler {
    let router: PreviewRouter

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        let host = request.headers[.host]
        let target = request.target.path(percentEncoded: true)
        if RequestPath.read(target) == PreviewPolicy.eventsPath, PreviewHost(host) != nil {
            let fields: HTTPHeaders = [
                .contentType: "text/event-stream", HTTPHeader("Cache-Control"): "no-store", HTTPHeader("X-Content-Type-Options"): "nosniff",
            ]
            return HTTPResponse(statusCode: .ok, headers: fields, body: HTTPBodySequence(from: EventBytes(events: router.events.listen())))
        }
        let response = await router.response(
            to:
                Request(
                    method: request.method.rawValue, target: target, query: request.target.query(percentEncoded: true), host: host,
                    accept: request.headers.values(for: HTTPHeader("Accept")).joined(separator: ",")))
        var headers = HTTPHeaders()
        for field in response.fields { headers[HTTPHeader(field.name)] = field.value }
        let isHead = request.method == .HEAD
        if isHead { headers[.contentLength] = "\(response.body.count)" }
        return HTTPResponse(
            statusCode: HTTPStatusCode(response.status, phrase: Self.phrases[response.status] ?? "Response"), headers: headers,
            body: isHead ? Data() : Data(response.body))
    }

    private static let phrases = [
        200: "OK", 204: "No Content", 302: "Found", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 405: "Not Allowed",
        421: "Misdirected Request",
        500: "Internal Server Error", 503: "Service Unavailable",
    ]
}

/// Events as the bytes of a response that does not end.
private struct EventBytes: AsyncBufferedSequence {
    typealias Element = UInt8

    let events: AsyncStream<String>

    func makeAsyncIterator() -> Iterator { Iterator(events: events.makeAsyncIterator()) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var events: AsyncStream<String>.Iterator
        private var rest: ArraySlice<UInt8> = []

        init(events: AsyncStream<String>.Iterator) { self.events = events }

        mutating func next() async -> UInt8? { await nextBuffer(suggested: 1)?.first }

        mutating func nextBuffer(suggested count: Int) async -> [UInt8]? {
            if rest.isEmpty {
                guard let event = await events.next() else { return nil }
                rest = Array(event.utf8)[...]
            }
            let part = rest.prefix(count)
            rest = rest.dropFirst(part.count)
            return Array(part)
        }
    }
}
