import BusinessKit
import Foundation
import TestKit
import Testing

/// Visitors who read from the host, through nginx as www-data, while the site is deployed again and again.
@Suite struct DeploysUnderLoadTests {
    /// Six switches; two hundred with `THOROUGH=1`.
    @Test func `no visitor of the host meets a missing page, half a page, or an older page after a newer one`() throws {
        let (studio, host) = (try Business(), try DeployHost())
        let layout = try Repository.text("Templates/layout.html")
        let filler = String(repeating: "<p>A quarter of an hour before the lesson the door is open.</p>\n", count: 4000)
        func turn(_ number: Int) throws {
            let text = layout.replacing("<body>\n", with: "<body>\n<p>turn=\(number);</p>\n\(filler)")
                .replacing("</body>", with: "<p>turn=\(number);</p>\n</body>")
            try studio.write(text, to: "Templates/layout.html")
            try studio.build()
            let outcome = try studio.deploy(to: host)
            #expect(outcome.exit == 0, "\(outcome)")
        }
        try turn(0)
        let paths = try studio.pages().map(\.path)
        let server = try WebServer(root: host.site + "/current", as: .ofDebian)
        let stop = studio.path + "/stop"
        let visitors = try (0..<2).map { _ in try Script("Tests/EndToEndTests/visit.py").start([server.address, stop] + paths) }
        let switches = ManyRounds.count(6, thorough: 200)
        for number in 1...switches { try turn(number) }
        try studio.write("", to: "stop")
        for visitor in visitors {
            let outcome = try visitor.wait()
            try #require(outcome.exit == 0, "\(outcome)")
            let visit = try JSONDecoder().decode(Visit.self, from: Data(outcome.output.utf8))
            #expect(visit.wrongStatus == 0 && visit.torn == 0 && visit.older == 0, "\(visit)")
            #expect(visit.turns > switches / 2, "the visitor saw too few of the switches to prove anything: \(visit)")
            if ManyRounds.areAsked { print(visit) }
        }
    }

    @Test func `what is deployed is served by the configuration printed for that folder, logins too`() throws {
        let (studio, host) = (try Business(), try DeployHost())
        try studio.letMembersLogIn()
        try studio.build()
        #expect(try studio.deploy(to: host).exit == 0)
        let server = try LoopbackServer(as: .ofDebian)
        let printed = try studio.joinery("server", "--output", host.folder, "--listen", "127.0.0.1:\(server.port)", now: nil)
        #expect(printed.exit == 0 && printed.output.contains("\(host.site)/current"), "\(printed)")
        try server.startNginx(printed.output)
        let login = try JSONDecoder().decode(Login.self, from: Data(studio.doing("member", "login", "1", "--format", "json").utf8))
        let header = ["--header", "Host: members.example.org"]
        #expect(try WebAnswer("\(server.address)/my", header).status == 401)
        let page = try WebAnswer("\(server.address)/my", header + ["--user", "\(login.name):\(login.password)"])
        #expect(page.status == 200 && page.body.contains("Chloé"), "\(page)")
    }

    private struct Visit: Decodable {
        let requests, wrongStatus, torn, older: Int
        let turns: Int
        let newest: Int
    }
}
