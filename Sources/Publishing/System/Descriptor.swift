package import Glibc
import SystemPackage

/// An open file or folder, closed when the last owner lets go of it.
///
/// Reads, writes and closes by swift-system. What is opened, made, renamed, linked or removed by its name in a folder, and what sets
/// modes, times and locks, calls the system itself: swift-system has none of these.
package final class Descriptor: Sendable {
    private let file: FileDescriptor

    package init(owning raw: Int32) { file = FileDescriptor(rawValue: raw) }

    // Nothing is left to be written that an error could be about.
    deinit { try? file.close() }

    package var raw: Int32 { file.rawValue }

    /// Reads the file from `start` on, or `limit` bytes of it.
    package func contents(
        from start: Int = 0, limit: Int = .max, on target: @autoclosure () -> CallTarget
    ) throws(PublishError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: min(max(Int(try status(on: target()).st_size) - start, 0), limit))
        let count = try unsafe bytes.withUnsafeMutableBufferPointer { buffer throws(PublishError) in
            try unsafe read(into: UnsafeMutableRawBufferPointer(buffer), at: start, on: target())
        }
        bytes.removeSubrange(count...)
        return bytes
    }

    /// Reads up to `buffer.count` bytes at `offset`; less only at the end of the file.
    package func read(
        into buffer: UnsafeMutableRawBufferPointer, at offset: Int, on target: @autoclosure () -> CallTarget
    ) throws(PublishError) -> Int {
        var done = 0
        while done < buffer.count {
            // The system reads no more than two gigabytes at once.
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...].prefix(1 << 30))
            let count = try mapErrno(.read, on: target()) { try unsafe file.read(fromAbsoluteOffset: Int64(offset + done), into: rest) }
            done += count
            // A file gives all it has, so the end is known without asking once more.
            if count < rest.count { break }
        }
        return done
    }

    package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int, on target: @autoclosure () -> CallTarget) throws(PublishError) {
        try mapErrno(.write, on: target()) { try unsafe file.writeAll(toAbsoluteOffset: Int64(offset), bytes) }
    }

    package func write(_ bytes: [UInt8], at offset: Int, on target: @autoclosure () -> CallTarget) throws(PublishError) {
        try mapErrno(.write, on: target()) { try file.writeAll(toAbsoluteOffset: Int64(offset), bytes) }
    }

    package func sync(on target: @autoclosure () -> CallTarget) throws(PublishError) { try attempt(.fsync, on: target()) { fsync(raw) } }

    package func status(on target: @autoclosure () -> CallTarget) throws(PublishError) -> stat {
        var status = stat()
        try attempt(.stat, on: target()) { unsafe fstat(raw, &status) }
        return status
    }

    /// Sets the mode, whatever the umask took from it.
    package func setMode(_ mode: mode_t, on target: @autoclosure () -> CallTarget) throws(PublishError) {
        try attempt(.chmod, on: target()) { fchmod(raw, mode) }
    }

    package func setGroup(_ group: gid_t, on target: @autoclosure () -> CallTarget) throws(PublishError) {
        try attempt(.chown, on: target()) { fchown(raw, uid_t.max, group) }
    }
}
