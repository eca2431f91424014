import Bookings
import Testing

@testable import Preview

/// Only names that lead to this machine are answered: a request under any other name gets nothing.
@Suite struct PreviewHostTests {
    private static let noon = Instant(rfc3339: "2026-12-01T12:30:05Z")

    @Test(
        "names of this machine are told apart",
        arguments: [
            ("localhost", PreviewHost.index), ("localhost:8000", .index), ("LOCALHOST:80", .index), ("127.0.0.1:8000", .index),
            ("[::1]:8000", .index), ("studio.localhost:8000", .site("studio", member: nil, instant: nil)),
            ("member-12.studio.localhost", .site("studio", member: 12, instant: nil)),
            ("at-20261201t123005z.studio.localhost:1", .site("studio", member: nil, instant: noon)),
            ("member-1.at-20261201t123005z.a-b.localhost:1", .site("a-b", member: 1, instant: noon)),
        ])
    func own(field: String, host: PreviewHost) {
        #expect(PreviewHost(field) == host)
        #expect(PreviewHost(host.name) == host)
    }

    @Test(
        "every other name is refused",
        arguments: [
            nil, "", "example.org", "example.org:8000", "localhost.example.org", "studio.localhost.example.org:8000", "127.0.0.1.nip.io",
            "127.0.0.2", "0.0.0.0", "localhost@example.org", ".localhost", "a.studio.localhost", "at-20261301t000000z.studio.localhost",
            "at-2026.studio.localhost", "member-x.studio.localhost", "member-1.member-2.studio.localhost", "localhost.", "[::2]",
            "localhost:80:80", "localhost:8x",
        ])
    func foreign(field: String?) {
        #expect(PreviewHost(field) == nil)
    }

    @Test func `the visitor's port is kept, whichever it is`() {
        #expect(PreviewHost.port(in: "localhost:9000") == ":9000")
        #expect(PreviewHost.port(in: "[::1]:9000") == ":9000")
        #expect(PreviewHost.port(in: "localhost") == "" && PreviewHost.port(in: nil) == "")
    }

    @Test(
        "a time is read as people and forms write it",
        arguments: [
            ("2026-12-01T10:00Z", "2026-12-01T10:00:00Z"), ("2026-12-01T10:00", "2026-12-01T10:00:00Z"),
            ("2026-12-01T10:00:30", "2026-12-01T10:00:30Z"), ("2026-12-01", "2026-12-01T00:00:00Z"),
            ("2026-12-01T10:00:00+01:00", "2026-12-01T09:00:00Z"),
        ])
    func time(text: String, instant: String) {
        #expect(Instant(at: text)?.rfc3339 == instant)
    }

    @Test("what is no time is none", arguments: ["", "soon", "2026-13-01", "2026-12-01T25:00Z", "1796"])
    func noTime(text: String) {
        #expect(Instant(at: text) == nil)
    }
}
