import Foundation
import PublishingTestSite
import Testing

@Suite struct ModeTests {
    @Test(arguments: ["000", "022", "077"])
    func `modes are ours whatever the umask`(umask: String) throws {
        let test = try TestSite()
        for command in ["before", "after"] {
            let script = "umask \(umask); exec '\(Command.probe)' '\(test.path)' \(command)"
            #expect(try Command.run("/bin/sh", ["-c", script]).status == 0)
        }
        for path in test.paths(in: ".") {
            let mode = test.status(path).st_mode
            switch mode & S_IFMT {
            case S_IFLNK: continue
            case S_IFDIR: #expect(mode & 0o7777 == (path == "private" ? 0o700 : 0o750), "\(path)")
            default: #expect(mode & 0o7777 == (path.hasPrefix("private/") ? 0o600 : 0o640), "\(path)")
            }
        }
    }

    @Test(arguments: [false, true])
    func `everything published is in the group of the output folder`(isSetGroupID: Bool) throws {
        let group: gid_t = 4242
        let test = try TestSite()
        try FileManager.default.createDirectory(atPath: test.root + "/output", withIntermediateDirectories: true)
        try unsafe #require(chown(test.root + "/output", getuid(), group) == 0, "this test gives a folder to another group: run it as root")
        unsafe chmod(test.root + "/output", isSetGroupID ? 0o2750 : 0o750)
        try test.publish(ProbeSites.before)
        try test.publish(ProbeSites.after)
        for path in test.paths(in: ".") where !path.hasPrefix("private") && path != "current" {
            #expect(test.status(path).st_gid == group, "\(path)")
            let isFolder = test.status(path).st_mode & S_IFMT == S_IFDIR
            #expect(test.status(path).st_mode & 0o7777 == (isFolder ? (isSetGroupID ? 0o2750 : 0o750) : 0o640), "\(path)")
        }
    }
}
