import BusinessKit
import TestKit
import Testing

/// A member's page in a real browser, from a real server that is configured as `joinery server` says.
@Suite struct VisitTests {
    @Test func `a member gets into the meeting, back, and away with the calendar, and tells nobody where they came from`() throws {
        let studio = try Business()
        let server = try LoopbackServer()
        // An address of this machine may do without TLS, and its port is what the server listens at.
        try studio.sql("UPDATE site SET base_url = 'http://127.0.0.1:\(server.port)'")
        try studio.build()
        let printed = try studio.joinery("server", now: nil)
        try #require(printed.exit == 0, "\(printed.errors)")
        try server.startNginx(printed.output.replacing("DIR", with: studio.path))
        let page = try #require(studio.pages().first { $0.kind == "my-bookings" && $0.id == 1 }?.path)

        struct Answer: Decodable { let meetings, calendar: Int }
        let answer = try Script("Tests/EndToEndTests/looks/use_pages.py").answer(
            Answer.self, [server.address, page, "https://meet.google.com/kvt-hwqz-ndr"])
        #expect(answer.meetings == 2 && answer.calendar > 200)
    }
}
