import Foundation
import Glibc

/// A folder that a preview builds in, in memory where there is such a place. Nobody else can read it.
///
/// A preview holds the lock in its folder while it lives, so the next one can tell what a killed one has left, and removes it.
package final class ThrowAwayFolder: Sendable {
    package let path: String
    private let lock: Int32

    private static let name = "joinery-preview-"

    /// Makes a folder, after removing those that nobody holds any more.
    package init() throws {
        let parent = Self.parent
        Self.sweep(parent)
        var template = Array("\(parent)/\(Self.name)XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw Self.failure(parent) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        lock = unsafe open("\(path)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw Self.failure(path) }
    }

    /// Removes it, though a build that is about to stop may still make files in it.
    package func remove() {
        for _ in 0..<1000 {
            try? FileManager.default.removeItem(atPath: path)
            if unsafe access(path, F_OK) != 0 { break }
            usleep(5000)
        }
    }

    /// Where temporary files go: TMPDIR, else memory with room for a site or two, else the usual place.
    private static var parent: String {
        if let folder = ProcessInfo.processInfo.environment["TMPDIR"], !folder.isEmpty { return folder }
        let memory = "/dev/shm"
        var room = statvfs()
        if unsafe access(memory, W_OK) == 0, unsafe statvfs(memory, &room) == 0, room.f_bavail * UInt(room.f_frsize) > 256 << 20 {
            return memory
        }
        return "/tmp"
    }

    private static func sweep(_ parent: String) {
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where entry.hasPrefix(name) {
            let folder = "\(parent)/\(entry)"
            var status = stat()
            guard unsafe lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else { continue }
            let lock = unsafe open("\(folder)/lock", O_RDWR | O_CLOEXEC | O_NOFOLLOW)
            // Without a lock it may have been made this very moment.
            guard lock >= 0 else { continue }
            if flock(lock, LOCK_EX | LOCK_NB) == 0 { try? FileManager.default.removeItem(atPath: folder) }
            close(lock)
        }
    }

    private static func failure(_ path: String) -> PreviewProblem { .noFolder(in: path, errno: errno) }
}
