import Foundation
import Glibc
import TestKit
import Testing

/// Ctrl-C and a service manager's stop in the middle of a large build.
@Suite struct InterruptionTests {
    @Test func `an interrupted build ends within two seconds with 130 or 143, leaves the site as it was, and the next one completes`()
        throws
    {
        let studio = try Studio(members: 3000)
        let before = try studio.build()
        try studio.sql("UPDATE site SET name = 'Every page shows this'")

        for (signal, exit) in [(SIGINT, Int32(130)), (SIGTERM, 143), (SIGINT, 130), (SIGTERM, 143)] {
            let build = try Program.joinery.start(["build", "-C", studio.path, "--now", Studio.now])
            try studio.waitUntilPagesAreMade(by: build)
            #expect(!build.hasEnded, "the build was over before it could be interrupted")
            let start = ContinuousClock.now
            build.signal(signal)
            let outcome = try build.wait()

            #expect(ContinuousClock.now - start < .seconds(2))
            #expect(outcome.exit == exit && outcome.output == "", "\(outcome)")
            #expect(outcome.errors.contains("nothing was published"), "\(outcome)")
            #expect(try PublishedTree(studio.output) == before)
        }

        let after = try studio.build()
        #expect(after.contents == (try studio.cleanBuild()["studio"]))
        #expect(after.live != before.live)
        #expect(try studio.joinery("verify", now: nil).exit == 0)
    }
}

extension Studio {
    /// A business of any size, as the benchmark's.
    convenience init(members: Int) throws {
        try self.init("")
        let outcome = try Program.named("python3").run([Repository.folder.path + "/.ci/make_database.py", database, "\(members)"])
        try #require(outcome.exit == 0, "\(outcome.errors)")
    }

    /// Waits until a build says how far it is, which it does after a second, or is over.
    func waitUntilPagesAreMade(by build: RunningProgram) throws {
        while !build.hasEnded, try !build.errorsSoFar().contains(" pages") { usleep(5000) }
    }
}
