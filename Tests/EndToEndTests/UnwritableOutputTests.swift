import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// Where nothing can be written the build says so, and leaves what is there.
@Suite struct UnwritableOutputTests {
    @Test func `a file in the place of the output folder stops the build with 73`() throws {
        let studio = try Business()
        try studio.write("keep me", to: "output")

        #expect(
            try studio.joinery("build")
                == Outcome(
                    exit: 73, output: "",
                    errors: """
                        Error: `DIR/output/studio`: open of `.` failed: Not a directory; nothing was published
                        Hint: a file is where the folder belongs: move it away

                        """))
        #expect(try studio.text("output") == "keep me")
    }

    @Test func `a file in the place of a site's folder stops the build with 73`() throws {
        let studio = try Business()
        try studio.write("keep me", to: "output/studio")

        let outcome = try studio.joinery("build")

        #expect(outcome.exit == 73 && outcome.errors.hasPrefix("Error: `DIR/output/studio`: "), "\(outcome)")
        #expect(try studio.text("output/studio") == "keep me")
    }

    // Root may write anywhere but here; in a mount namespace of its own, which ends with the build.
    @Test(.enabled(if: canMount, "needs the right to mount"))
    func `a read-only file system stops the build with 74 and the old site stays`() throws {
        let studio = try Business()
        let before = try studio.build()
        try studio.sql("UPDATE member SET first_name = 'Zoé' WHERE id = 1")

        let script = "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" && exec \"$2\" build -C \"$3\" --now \(Business.now)"
        let outcome = try Program.named("unshare").run(
            ["--mount", "sh", "-c", script, "sh", studio.path + "/output", Program.joinery.path, studio.path]
        ).replacing(studio.path)

        #expect(
            outcome
                == Outcome(
                    exit: 74, output: "",
                    errors: """
                        Error: `DIR/output/studio`: open of `private/lock` failed: Read-only file system; nothing was published
                        Hint: the file system is read-only

                        """))
        #expect(try PublishedTree(studio.output) == before)
    }

    @Test func `a full device as standard output is a failure, not a success`() throws {
        let studio = try Business()

        let outcome = try Program.named("sh").run([
            "-c", "exec \"$1\" build -C \"$2\" > /dev/full", "sh", Program.joinery.path, studio.path,
        ])

        #expect(outcome == Outcome(exit: 74, output: "", errors: "Error: cannot write to standard output: No space left on device\n"))
    }

    private static var canMount: Bool {
        (try? Program.named("unshare").run(["--mount", "mount", "--bind", "/tmp", "/tmp"]))?.exit == 0
    }
}
