import Foundation
import TestKit
import Testing

/// A file system of its own in a file, mounted at a folder, whose power can be cut. Gone with the test.
final class Disk {
    enum Kind: String, CaseIterable { case ext4, xfs }

    private let image: String
    private let folder: String

    /// Makes and mounts an empty one.
    init(_ kind: Kind, at folder: String) throws {
        self.folder = folder
        image = Scratch.folder + "/joinery-disk-\(UUID().uuidString)"
        // The smallest that mkfs.xfs makes; the file takes only what is written.
        try Self.run("truncate", "-s", "300M", image)
        try Self.run("mkfs.\(kind.rawValue)", "-q", image)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        try mount()
    }

    deinit {
        _ = try? Program.named("umount").run(["--lazy", folder])
        try? FileManager.default.removeItem(atPath: image)
    }

    func cutPower() throws {
        let outcome = try Script("Tests/EndToEndTests/cut_power.py").run([folder])
        try #require(outcome.exit == 0, "\(outcome.errors)")
    }

    /// What a restart finds.
    func restart() throws {
        try Self.run("umount", folder)
        try mount()
    }

    private func mount() throws { try Self.run("mount", "-o", "loop", image, folder) }

    private static func run(_ words: String...) throws {
        let outcome = try Program.named(words[0]).run(Array(words.dropFirst()))
        try #require(outcome.exit == 0, "\(words): \(outcome.errors)")
    }

    /// Whether this machine can do all that: it needs root, loop devices, `mkfs.ext4` and `mkfs.xfs`. Tried out, once.
    static let isPossible = Kind.allCases.allSatisfy { kind in
        let folder = Scratch.folder + "/joinery-disk-\(UUID().uuidString).mounted"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return (try? Disk(kind, at: folder)) != nil
    }
}
