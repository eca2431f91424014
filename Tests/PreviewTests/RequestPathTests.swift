import Testing

@testable import Preview

/// Paths are read as nginx reads them.
@Suite struct RequestPathTests {
    @Test(
        "escapes are decoded, slashes merged, dots resolved",
        arguments: [
            ("/", "/"), ("/a/b.html", "/a/b.html"), ("//a///b", "/a/b"), ("/%61/%62", "/a/b"), ("/a/./b/../c", "/a/c"), ("/a/", "/a/"),
            ("/a/..", "/"), ("/%2e%2e%2fa", nil), ("/..", nil), ("/a/../../b", nil), ("/%00", nil), ("/%zz", nil), ("/%4", nil), ("a", nil),
            ("", nil), ("/%ff", nil), ("http://localhost/", nil),
        ] as [(String, String?)])
    func path(target: String, path: String?) {
        #expect(RequestPath.read(target) == path)
    }

    @Test func `a query's value is decoded`() {
        #expect(RequestPath.value(of: "at", in: "find=&at=2026-12-01T10%3A00") == "2026-12-01T10:00")
        #expect(RequestPath.value(of: "find", in: "find=a+b%20c&find=d") == "a b c")
        #expect(RequestPath.value(of: "at", in: "bat=1&at=") == nil)
    }
}
