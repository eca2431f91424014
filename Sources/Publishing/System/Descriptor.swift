import Glibc

/// An open file or folder, closed when the last owner lets go of it.
final class Descriptor: Sendable {
    let raw: Int32

    init(owning raw: Int32) { self.raw = raw }

    deinit { close(raw) }

    /// Opens a folder without following a symbolic link. Nil where there is none.
    static func folder(
        _ name: UnsafePointer<CChar>, in parent: Int32, on target: @autoclosure () -> CallTarget
    ) throws(PublishError) -> Descriptor? {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        return try attempt(.open, on: target(), tolerating: ENOENT) { openat(parent, name, flags) }.map(Descriptor.init(owning:))
    }

    /// Reads the whole file, or its first `limit` bytes.
    func contents(limit: Int = .max, on target: @autoclosure () -> CallTarget) throws(PublishError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: min(Int(try status(on: target()).st_size), limit))
        let count = try bytes.withUnsafeMutableBufferPointer { buffer throws(PublishError) in
            try read(into: UnsafeMutableRawBufferPointer(buffer), at: 0, on: target())
        }
        bytes.removeSubrange(count...)
        return bytes
    }

    /// Reads up to `buffer.count` bytes at `offset`; less only at the end of the file.
    func read(
        into buffer: UnsafeMutableRawBufferPointer, at offset: Int, on target: @autoclosure () -> CallTarget
    ) throws(PublishError) -> Int {
        guard let base = buffer.baseAddress else { return 0 }
        var done = 0
        while done < buffer.count {
            let wanted = min(buffer.count - done, 1 << 30)
            let count = try attempt(.read, on: target()) { Int32(clamping: pread(raw, base + done, wanted, offset + done)) }
            done += Int(count ?? 0)
            // A file gives all it has, so the end is known without asking once more.
            if Int(count ?? 0) < wanted { break }
        }
        return done
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int, on target: @autoclosure () -> CallTarget) throws(PublishError) {
        guard let base = bytes.baseAddress else { return }
        var done = 0
        while done < bytes.count {
            let count = try attempt(.write, on: target()) {
                Int32(clamping: pwrite(raw, base + done, min(bytes.count - done, 1 << 30), offset + done))
            }
            done += Int(count ?? 0)
        }
    }

    func write(_ bytes: [UInt8], at offset: Int, on target: @autoclosure () -> CallTarget) throws(PublishError) {
        try bytes.withUnsafeBufferPointer { bytes throws(PublishError) in
            try write(UnsafeRawBufferPointer(bytes), at: offset, on: target())
        }
    }

    func sync(on target: @autoclosure () -> CallTarget) throws(PublishError) { try attempt(.fsync, on: target()) { fsync(raw) } }

    func status(on target: @autoclosure () -> CallTarget) throws(PublishError) -> stat {
        var status = stat()
        try attempt(.stat, on: target()) { fstat(raw, &status) }
        return status
    }
}
