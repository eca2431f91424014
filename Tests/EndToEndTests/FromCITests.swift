import BusinessKit
import Foundation
import TestKit
import Testing

/// The recipe for CI in the manual, run as it is written.
@Suite struct FromCITests {
    /// The line that fetches a copy of the database. `ssh` runs its command on this machine, in the folder of the database.
    private func fetch(_ host: Business, into folder: String, before: String = "") throws -> Outcome {
        let manual = try Repository.text("Sources/joinery/joinery.docc/FromCI.md")
        let line = try #require(manual.split(separator: "\n").first { $0.contains("bookings.example.org 'set -e") })
        let ssh = "ssh() { (cd \"$HOST\" && \(before) exec sh -c \"${@: -1}\"); }\n"
        return try Program.named("bash").run(
            ["-ec", ssh + line], environment: ["HOST": host.path + "/site-data", "TMPDIR": host.path + "/tmp"], in: folder)
    }

    /// All that a database holds; a copy has it in another order.
    private static func lines(_ business: Business) throws -> [Substring] { try business.dump().split(separator: "\n").sorted() }

    @Test("the manual shows the workflows as they are", arguments: ["github", "gitlab"])
    func shown(name: String) throws {
        let manual = try Repository.text("Sources/joinery/joinery.docc/FromCI.md")
        #expect(try manual.contains("```yaml\n\(Repository.text("Packaging/ci/\(name).yml"))```\n"))
    }

    @Test func `the copy of the database is fetched as written, also after a run that was cut off`() throws {
        let (host, job) = (try Business(), try Business())
        for folder in [host.path + "/tmp", host.path + "/bin"] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        // Cut off between the copy and its reading: what reads it kills the shell.
        try host.write("#!/bin/sh\nkill -9 $PPID\n", to: "bin/cat")
        #expect(try Program.named("chmod").run(["+x", host.path + "/bin/cat"]).exit == 0)
        #expect(try fetch(host, into: job.path, before: "PATH=\"\(host.path)/bin:$PATH\"").exit != 0)
        for _ in 1...2 {
            let outcome = try fetch(host, into: job.path)
            #expect(outcome.exit == 0, "\(outcome)")
            #expect(try Self.lines(job) == Self.lines(host))
        }
        // Only what was cut off is left, and nobody else may read it.
        let left = try FileManager.default.contentsOfDirectory(atPath: host.path + "/tmp")
        #expect(left.count == 1)
        let mode = try FileManager.default.attributesOfItem(atPath: host.path + "/tmp/" + (left.first ?? ""))[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }
}
