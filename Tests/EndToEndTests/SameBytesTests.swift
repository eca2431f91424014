import BusinessKit
import Foundation
import TestKit
import Testing

/// Same database, templates, configuration and time: the same bytes, wherever and however they are made.
@Suite struct SameBytesTests {
    @Test func `time zone, language, umask, threads and folder change no byte`() throws {
        let studio = try Business(Demo.rows)
        let expected = try studio.buildDemo("--jobs", "1")
        #expect(expected["studio"]?.count ?? 0 > 50)

        let surroundings: [[String: String]] = [
            ["TZ": "Pacific/Apia", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"],
            ["TZ": "America/St_Johns", "LANG": "C", "LC_ALL": "C"],
            ["TZ": ":/nowhere", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"],
        ]
        for (index, environment) in surroundings.enumerated() {
            let other = try Business(Demo.rows)
            let script = "umask \(["000", "077", "027"][index]); exec \"$@\""
            let outcome = try Program.named("sh").run(
                ["-c", script, "sh", Program.joinery.path, "build", "--now", Business.now, "--jobs", "\(index + 2)"],
                environment: environment,
                in: other.path)
            #expect(outcome.exit == 0, "\(outcome)")
            #expect(try other.publishedContents() == expected, "\(environment)")
        }
    }

    @Test func `files are for owner and group alone, whatever the umask`() throws {
        for umask in ["000", "077"] {
            let studio = try Business()
            let outcome = try Program.named("sh").run(
                ["-c", "umask \(umask); exec \"$@\"", "sh", Program.joinery.path, "build", "-C", studio.path, "--now", Business.now])
            #expect(outcome.exit == 0, "\(outcome)")
            #expect(try PublishedTree(studio.output).files.values.allSatisfy { $0.mode == 0o640 })
        }
    }
}
