import BusinessKit
import Foundation
import TestKit
import Testing

/// Visitors who read through a real web server while the site is switched again and again.
@Suite struct SwitchesUnderLoadTests {
    /// Sixty switches; five hundred with `THOROUGH=1`.
    @Test func `no visitor meets a missing page, half a page, or an older page after a newer one`() throws {
        let studio = try Business()
        let layout = try Repository.text("Templates/layout.html")
        // Longer than a socket takes at once, so that a page replaced while it is sent would show.
        let filler = String(repeating: "<p>A quarter of an hour before the lesson the door is open.</p>\n", count: 4000)
        func turn(_ number: Int) throws {
            let text = layout.replacing("<body>\n", with: "<body>\n<p>turn=\(number);</p>\n\(filler)")
                .replacing("</body>", with: "<p>turn=\(number);</p>\n</body>")
            try studio.write(text, to: "Templates/layout.html")
            try studio.build()
        }
        try turn(0)
        let paths = try studio.pages().map(\.path)
        let server = try WebServer(root: studio.output + "/current")
        let stop = studio.path + "/stop"
        let visitors = try (0..<2).map { _ in try Script("Tests/EndToEndTests/visit.py").start([server.address, stop] + paths) }

        let switches = ManyRounds.count(60, thorough: 500)
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

    private struct Visit: Decodable {
        let requests, wrongStatus, torn, older: Int
        /// How many different versions it saw.
        let turns: Int
        let newest: Int
    }
}
