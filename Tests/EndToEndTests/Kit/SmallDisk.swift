import Foundation
import TestKit
import Testing

/// A file system in memory that holds so many bytes. Gone with the test.
final class SmallDisk {
    private let folder: String

    /// - `options`: as mount takes them.
    init(at folder: String, _ options: String = "size=256m") throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder)
    }

    deinit { _ = try? Program.named("umount").run(["--lazy", folder]) }

    func resize(to bytes: Int) throws { try Self.run("mount", "-o", "remount,size=\(bytes)", folder) }

    func used() throws -> Int {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder)
        func number(_ key: FileAttributeKey) throws -> Int { try #require(attributes[key] as? NSNumber).intValue }
        return try number(.systemSize) - number(.systemFreeSize)
    }

    private static func run(_ words: String...) throws {
        let outcome = try Program.named(words[0]).run(Array(words.dropFirst()))
        try #require(outcome.exit == 0, "this test mounts a small tmpfs: run it as root (CAP_SYS_ADMIN). \(outcome.errors)")
    }
}
