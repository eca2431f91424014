import BusinessKit
import Foundation
import TestKit
import Testing

/// Pages that one program has made are another's no longer: its rules, words or data may be others, though no row has changed.
@Suite struct OtherProgramTests {
    @Test func `after an upgrade every page is rendered, and then none`() throws {
        let studio = try Business()
        let other = studio.path + "/upgraded"
        try Self.copy(Program.joinery.path, to: other, with: "upgraded")
        try studio.build()
        Thread.sleep(forTimeInterval: 3.1)
        let answer = try studio.joinery("build")
        #expect(answer.output.contains("unchanged") && studio.exists("output/studio/private/built"))
        let made = try studio.recipes()

        for _ in 1...2 {
            let built = try Program(path: other).run(["build", "-C", studio.path, "--now", Business.now])
            #expect(built.exit == 0 && built.output.contains("unchanged"), "\(built)")
            #expect(Set(try studio.recipes()).isDisjoint(with: made), "the program has no part in what pages are known by")
        }
        // What it has left is the other's no more either.
        try studio.build()
        #expect(try studio.recipes() == made)
    }

    /// An executable file ends where its header says: what follows changes nothing that it does.
    private static func copy(_ program: String, to path: String, with end: String) throws {
        // By another process: no program can be started while its file is open for writing, and those that other tests start inherit it.
        let copied = try Program.named("sh").run(["-c", "cp \"$0\" \"$1\" && printf %s \"$2\" >> \"$1\"", program, path, end])
        try #require(copied.exit == 0, "\(copied)")
    }
}

extension Business {
    /// What the live tree's pages were made from: 16 bytes of each entry of 32, behind a header of 48.
    fileprivate func recipes() throws -> [[UInt8]] {
        let live = try FileManager.default.destinationOfSymbolicLink(atPath: output + "/current")
        let name = live.split(separator: "/").last.map(String.init) ?? ""
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(output)/private/\(name).recipes")))
        return stride(from: 48, to: bytes.count, by: 32).map { Array(bytes[$0 + 16..<$0 + 32]) }
    }
}
