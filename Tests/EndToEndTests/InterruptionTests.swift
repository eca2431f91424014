import BusinessKit
import Glibc
import TestKit
import Testing

/// Ctrl-C and a service manager's stop in the middle of a large build.
@Suite struct InterruptionTests {
    @Test func `an interrupted build stops where it is with 130 or 143, leaves the site as it was, and the next one completes`() throws {
        let studio = try Business(members: 500)
        let before = try studio.build()
        try studio.sql("UPDATE site SET name = 'Every page shows this'")

        for (signal, exit, place) in [(SIGINT, Int32(130), 500), (SIGTERM, 143, 700), (SIGINT, 130, 900), (SIGTERM, 143, 1100)] {
            let build = try StoppedBuild(of: studio, at: place)
            try #require(!build.isOver, "the build was over before it could be interrupted")
            let outcome = try build.end(signal)

            #expect(outcome.exit == exit && outcome.output == "", "\(outcome)")
            #expect(outcome.errors.contains("nothing was published"), "\(outcome)")
            #expect(try PublishedTree(studio.output) == before)
            let pages = try studio.pagesMade(with: "Every page shows this")
            #expect(0 < pages && pages < before.files.count / 2, "it went on: \(pages) of \(before.files.count)")
        }

        let after = try studio.build()
        #expect(after.contents == (try studio.cleanBuild()["studio"]))
        #expect(after.live != before.live)
        #expect(try studio.joinery("verify", now: nil).exit == 0)
    }
}

extension Business {
    /// How many files below `output/` hold a text, published or not.
    fileprivate func pagesMade(with text: String) throws -> Int {
        try Program.named("grep").run(["-rlF", text, output]).output.split(separator: "\n").count
    }
}
