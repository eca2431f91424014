import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// The file system under `output/` loses power: nothing that is not on the disk by then gets there.
@Suite(
    .enabled(
        if: Disk.isPossible,
        "needs root, /dev/loop0, mkfs.ext4 and mkfs.xfs: without them no file system can be mounted and shut down here"),
    .serialized)
struct PowerCutTests {
    @Test(arguments: Disk.Kind.allCases)
    func `a build that ended with 0 is on the disk, whole`(kind: Disk.Kind) throws {
        let studio = try Business(Demo.rows)
        let disk = try Disk(kind, at: studio.path + "/output")

        for name in ["before", "after", "later still"] {
            try studio.sql("UPDATE site SET name = 'Studio \(name)'")
            let outcome = try studio.joinery("build")
            try disk.cutPower()
            try disk.restart()

            #expect(outcome.exit == 0, "\(outcome)")
            try studio.expectWhole(as: [studio.cleanBuild()])
            #expect(try studio.buildAnswer().sites.map(\.result) == ["unchanged", "unchanged"])
        }
    }

    /// Three places a file system; twenty with `THOROUGH=1`.
    @Test(arguments: Disk.Kind.allCases)
    func `a build that is cut off leaves the old site or the new one, whole, and the next one repairs`(kind: Disk.Kind) throws {
        let studio = try Business(members: 150)
        let disk = try Disk(kind, at: studio.path + "/output")
        var random = SeededGenerator(seed: 7)
        try studio.build()
        var old = try studio.cleanBuild()

        for turn in 1...ManyRounds.count(3, thorough: 20) {
            try studio.sql("UPDATE site SET name = 'Turn \(turn)'")
            let new = try studio.cleanBuild()
            let build = try StoppedBuild(of: studio, at: Int.random(in: 300...1100, using: &random))
            try disk.cutPower()
            let outcome = try build.end()
            try disk.restart()

            #expect([0, 74].contains(outcome.exit), "\(outcome)")
            try studio.expectWhole(as: outcome.exit == 0 ? [new] : [old, new])
            try studio.build()
            try studio.expectWhole(as: [new])
            old = new
        }
    }
}

extension Business {
    /// Records an issue unless what is live is one of these and passes `verify`.
    fileprivate func expectWhole(as allowed: [[String: [String: [UInt8]]]], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let live = try Dictionary(
            uniqueKeysWithValues: (allowed.first ?? [:]).keys.map { ($0, try PublishedTree("\(path)/output/\($0)").contents) })
        #expect(allowed.contains(live), sourceLocation: sourceLocation)
        let verified = try joinery("verify", now: nil)
        #expect(verified.exit == 0, "\(verified)", sourceLocation: sourceLocation)
    }
}
