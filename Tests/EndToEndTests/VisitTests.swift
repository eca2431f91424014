import BusinessKit
import TestKit
import Testing

/// A member's page in a real browser, from a real server that is configured as `joinery server` says.
@Suite struct VisitTests {
    @Test func `a member gets into the meeting, back, and away with the calendar, and tells nobody where they came from`() throws {
        let studio = try Business()
        try studio.build()
        let printed = try studio.joinery("nginx", now: nil)
        try #require(printed.exit == 0, "\(printed.errors)")
        let server = try LoopbackServer()
        try server.startNginx(
            printed.output.replacing("DIR", with: studio.path).replacing("listen 80;", with: "listen 127.0.0.1:\(server.port);"))
        let page = try #require(studio.pages().first { $0.kind == "my-bookings" && $0.id == 1 }?.path)

        struct Answer: Decodable { let meetings, calendar: Int }
        let answer = try Script("Tests/EndToEndTests/looks/use_pages.py").answer(
            Answer.self, [server.address, page, "https://meet.google.com/kvt-hwqz-ndr"])
        #expect(answer.meetings == 2 && answer.calendar > 200)
    }
}
