import Foundation
import Publishing
import PublishingTestSite
import Testing

@Suite struct FullDiskTests {
    @Test func `a full disk leaves the old site, and with room again the next build repairs`() throws {
        let mount = NSTemporaryDirectory() + "publishing-disk-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: mount, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: mount) }
        let mounted = try Command.run("/bin/mount", ["-t", "tmpfs", "-o", "size=512k", "tmpfs", mount])
        try #require(mounted.status == 0, "this test mounts a small tmpfs: run it as root (CAP_SYS_ADMIN). \(mounted.output)")
        defer { _ = try? Command.run("/bin/umount", [mount]) }
        let test = try TestSite(in: mount)
        try test.publish(ProbeSites.before)
        var large = ProbeSites.before
        for row in 1...200 {
            large.setMember(Int64(row), text: String(repeating: "long ", count: 900), link: "https://meet.example/m\(row)")
        }
        #expect {
            try test.publish(large)
        } throws: { error in
            guard case PublishError.system(_, _, ENOSPC) = error else { return false }
            return true
        }
        #expect(test.differences(from: ProbeSites.before.files) == [])
        try test.publish(ProbeSites.after)
        let kept = ProbeSites.before.files.filter { $0.key.hasPrefix("assets") }
        #expect(test.differences(from: ProbeSites.after.files, kept: kept) == [])
        #expect(test.strays == [])
        #expect(try test.publisher().verify(jobs: 1).findings == [])
    }
}
