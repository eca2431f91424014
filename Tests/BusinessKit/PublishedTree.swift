import Foundation
public import Glibc

/// All that a visitor, or a server that looks at files, can tell of a published site: which tree is live, and each file of it.
public struct PublishedTree: Equatable, Sendable {
    /// What `current` points to; nil where nothing is published.
    public let live: String?
    /// By path below the web root.
    public let files: [String: File]

    public struct File: Equatable, Sendable {
        public let inode: UInt64
        /// Nanoseconds since 1970.
        public let modified: Int
        public let mode: mode_t
        public let bytes: [UInt8]

        public var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// Reads `output/<site>`.
    public init(_ site: String) throws {
        live = try? FileManager.default.destinationOfSymbolicLink(atPath: site + "/current")
        var files: [String: File] = [:]
        if live != nil {
            let root = site + "/current/"
            for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
                var status = stat()
                guard unsafe lstat(root + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
                files[name] = File(
                    inode: UInt64(status.st_ino), modified: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec,
                    mode: status.st_mode & 0o7777, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: root + name))))
            }
        }
        self.files = files
    }

    /// The paths of the pages in a folder, in order: without its empty index.
    public func pages(in folder: String) -> [String] {
        files.keys.filter { $0.hasPrefix("\(folder)/") && $0 != "\(folder)/index.html" }.sorted()
    }

    /// Only the bytes, by path: what must not depend on the machine.
    public var contents: [String: [UInt8]] { files.mapValues(\.bytes) }
}
