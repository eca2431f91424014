import BusinessKit
import Foundation
import TestKit
import Testing

/// A memory card or a share often keeps no modes and has no links: then the words say so, and what to do.
@Suite struct FileSystemTests {
    @Test(
        "what the file system lacks is said in words",
        arguments: [
            ("fchmod", "does not keep who may read a file"), ("fchown", "does not keep a file's group"),
            ("symlinkat", "has no symbolic links"), ("flock", "has no locks"),
        ])
    func lack(_ call: String, _ words: String) throws {
        let studio = try Business()
        // Another group and another mode than files get by themselves, so that both are set.
        let script =
            "mkdir \"$2/output\" && chgrp 4321 \"$2/output\" && umask 002 && exec strace -f -qq -o /dev/null -e trace=\(call) "
            + "-e inject=\(call):error=EOPNOTSUPP \"$1\" build -C \"$2\" --now \(Business.now)"
        let outcome = try Program.named("sh").run(["-c", script, "sh", Program.joinery.path, studio.path]).replacing(studio.path)
        #expect(outcome.exit == 73 && outcome.output == "", "\(outcome)")
        let message = try Regex(
            "Error: `DIR/output/studio` lies on a file system( \\(`[a-z0-9.]+`\\))? that \(words); nothing was published\n")
        #expect(outcome.errors.firstMatch(of: message) != nil, "\(outcome)")
        #expect(
            outcome.errors.contains("\nHint: put the folder on a file system such as ext4, XFS or Btrfs and name it with -C; "),
            "\(outcome)")
        // Nothing is in the way of the next build, elsewhere or there.
        #expect(try studio.joinery("build").exit == 0)
    }

    @Test func `hard links that are denied are said in words, and the old site stays`() throws {
        let studio = try Business()
        let before = try studio.build()
        try studio.sql("UPDATE member SET first_name = 'Zoé' WHERE id = 1")
        let outcome = try Program.named("strace").run(
            ["-f", "-qq", "-o", "/dev/null", "-e", "trace=linkat", "-e", "inject=linkat:error=EOPNOTSUPP", Program.joinery.path, "build"]
                + ["-C", studio.path, "--now", Business.now])
        #expect(outcome.exit == 73 && outcome.errors.contains("that has no hard links; nothing was published\n"), "\(outcome)")
        #expect(try PublishedTree(studio.output) == before)
        try studio.build()
    }

    @Test func `a note that cannot be read is no riddle either`() throws {
        let studio = try Business()
        try studio.build()
        let note = studio.output + "/private/examined"
        try FileManager.default.removeItem(atPath: note)
        try FileManager.default.createSymbolicLink(atPath: note, withDestinationPath: "elsewhere")
        let outcome = try studio.joinery("build")
        #expect([73, 74].contains(outcome.exit), "\(outcome)")
        #expect(outcome.errors.hasPrefix("Error: `") && !outcome.errors.contains("SystemCall"), "\(outcome)")
    }
}
