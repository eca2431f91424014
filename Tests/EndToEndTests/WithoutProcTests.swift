import BusinessKit
import TestKit
import Testing

/// Where /proc is not mounted, as in a chroot, the program works all the same.
@Suite struct WithoutProcTests {
    @Test(.enabled(if: canMount, "needs the right to mount"))
    func `every command works without proc as with it`() throws {
        let studio = try Business()
        let clean = try studio.cleanBuild()
        let build = try without("build", "-C", studio.path, "--now", Business.now)
        #expect(build.exit == 0 && build.output.contains("8 pages in "), "\(build)")
        #expect(try PublishedTree(studio.output).contents == clean["studio"])
        for words in [["check"], ["pages"], ["explain", "1", "1"], ["verify", "--leaks"], ["server"], ["notify"], ["templates", "list"]] {
            let arguments = words + ["-C", studio.path, "--now", Business.now]
            #expect(try without(arguments) == Program.joinery.run(arguments), "\(words)")
        }
        #expect(try without("biuld").exit == 64)
        #expect(try without("link", "set", "1", "--url", "https://zoom.us/j/9", "-C", studio.path).exit == 0)
        #expect(try without("init", "--demo", "-C", studio.path + "/other").exit == 0)
    }

    private func without(_ arguments: String...) throws -> Outcome { try without(arguments) }

    private func without(_ arguments: [String]) throws -> Outcome {
        try Program.named("unshare").run(["--mount", "sh", "-c", "umount -l /proc && exec \"$@\"", "sh", Program.joinery.path] + arguments)
    }

    private static var canMount: Bool {
        (try? Program.named("unshare").run(["--mount", "umount", "-l", "/proc"]))?.exit == 0
    }
}
