import BusinessKit
import TestKit
import Testing

/// Where /proc is not mounted, as in a chroot, every command says so and does nothing: the runtime's threads could end it at any moment.
@Suite struct WithoutProcTests {
    @Test(.enabled(if: canMount, "needs the right to mount"))
    func `every command says what is missing, and changes nothing`() throws {
        let studio = try Business()
        let before = try studio.dump()
        let told = """
            Error: there is no `/proc` here, and without it the program could end in the middle of its work
            Hint: mount it, as in every container: `mount -t proc proc /proc`

            """
        for words in [
            ["build"], ["check"], ["biuld"], ["link", "set", "1", "--url", "https://zoom.us/j/9"], ["init", "--demo"], ["help"],
        ] {
            let outcome = try without(words + (words == ["help"] ? [] : ["-C", studio.path]))
            #expect(outcome == Outcome(exit: 66, output: "", errors: told), "\(words)")
        }
        let json = try without(["check", "-C", studio.path, "--format", "json"])
        #expect(json.exit == 66 && json.output.contains(#""code" : "no-proc""#), "\(json)")
        #expect(try studio.dump() == before && !studio.exists("output/studio"))
    }

    private func without(_ arguments: [String]) throws -> Outcome {
        try Program.named("unshare").run(["--mount", "sh", "-c", "umount -l /proc && exec \"$@\"", "sh", Program.joinery.path] + arguments)
    }

    private static var canMount: Bool {
        (try? Program.named("unshare").run(["--mount", "umount", "-l", "/proc"]))?.exit == 0
    }
}
