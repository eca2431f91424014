import Testing

@testable import Preview

/// A request's head is read whole or refused; nothing in it is guessed.
@Suite struct RequestHeadTests {
    private static func read(_ text: String) throws(RequestRefusal) -> RequestHead { try RequestHead(text.utf8) }

    @Test func `a request is what its first line and its fields say`() throws {
        let head = try Self.read("GET /m/a.html?at=1?2 HTTP/1.1\r\nHOST:\tstudio.localhost:8000 \r\nAccept: a\r\naccept: b\r\n\r\n")
        #expect(
            head.request
                == Request(method: "GET", target: "/m/a.html", query: "at=1?2", host: "studio.localhost:8000", accept: "a,b"))
        #expect(head.bodyLength == 0)
        #expect(try Self.read("GET / HTTP/1.0\n\n").request.host == nil)
        #expect(try Self.read("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65536\r\n\r\n").bodyLength == 65536)
    }

    @Test(
        "what is not HTTP is refused",
        arguments: [
            "", "\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/2\r\n\r\n", "GET /  HTTP/1.1\r\nHost: a\r\n\r\n", "GET /\r\nHost: a\r\n\r\n",
            "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nno field\r\n\r\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
        ])
    func malformed(text: String) {
        #expect(throws: RequestRefusal.malformed) { try Self.read(text) }
    }

    @Test func `a request names one Host`() {
        #expect(throws: RequestRefusal.host) { try Self.read("GET / HTTP/1.1\r\n\r\n") }
        #expect(throws: RequestRefusal.host) { try Self.read("GET / HTTP/1.1\r\nHost: localhost\r\nhost: localhost\r\n\r\n") }
    }

    @Test(
        "a body has a bound, and says how long it is",
        arguments: ["Content-Length: 65537", "Content-Length: 99999999999999999999", "Transfer-Encoding: chunked"])
    func body(field: String) {
        #expect(throws: RequestRefusal.longBody) { try Self.read("POST / HTTP/1.1\r\nHost: localhost\r\n\(field)\r\n\r\n") }
    }

    @Test(
        "a page of others is told apart",
        arguments: [
            ("Origin: http://localhost:8000", false), ("Origin: http://studio.localhost:8000", false),
            ("Origin: https://evil.example", true),
            ("Origin: null", true), ("Origin: http://localhost.evil.example", true), ("Sec-Fetch-Site: same-origin", false),
            ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors", true),
            ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate", false),
        ])
    func foreign(fields: String, isForeign: Bool) throws {
        #expect(try Self.read("GET / HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n\r\n").request.isForeign == isForeign)
    }

    @Test func `the end is found, whatever pieces it comes in`() {
        let bytes = Array("GET / HTTP/1.1\r\nHost: a\r\n\r\nbody".utf8)
        for cut in 0...bytes.count {
            let first = RequestHead.end(of: Array(bytes[..<cut]), from: 0)
            #expect((first ?? RequestHead.end(of: bytes, from: cut)) == 27)
        }
        #expect(RequestHead.end(of: Array("a\n\nb".utf8), from: 0) == 3)
        #expect(RequestHead.end(of: [], from: 0) == nil && RequestHead.end(of: [10], from: 0) == nil)
    }
}
