import Glibc

/// Reads whole files into one buffer, used again and again.
final class FileBuffer {
    private var bytes: UnsafeMutableRawBufferPointer = .allocate(byteCount: 64 * 1024, alignment: 16)

    deinit { bytes.deallocate() }

    /// The file's content, valid until the next call; nil where there is no file of that size.
    func read(_ record: ManifestRecord, in tree: Tree) throws(PublishError) -> UnsafeRawBufferPointer? {
        guard let file = try tree.open(record.path, of: record.key) else { return nil }
        // One byte more than expected shows a file that has grown.
        let found = try read(file, expecting: Int(record.byteCount) + 1, on: .page(record.key))
        return found.count == Int(record.byteCount) ? found : nil
    }

    /// The file's content whatever its size, valid until the next call; nil where there is no file.
    func readWhatever(_ record: ManifestRecord, in tree: Tree) throws(PublishError) -> UnsafeRawBufferPointer? {
        guard let file = try tree.open(record.path, of: record.key) else { return nil }
        return try readWhatever(file, on: .page(record.key))
    }

    func readWhatever(_ name: String, in folder: Descriptor, on target: CallTarget) throws(PublishError) -> UnsafeRawBufferPointer? {
        let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
        guard let raw = try attempt(.open, on: target, tolerating: ENOENT, { openat(folder.raw, name, flags) }) else { return nil }
        return try readWhatever(Descriptor(owning: raw), on: target)
    }

    private func readWhatever(_ file: Descriptor, on target: CallTarget) throws(PublishError) -> UnsafeRawBufferPointer? {
        let status = try file.status(on: target)
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        return try read(file, expecting: Int(status.st_size), on: target)
    }

    private func read(_ file: Descriptor, expecting wanted: Int, on target: CallTarget) throws(PublishError) -> UnsafeRawBufferPointer {
        if bytes.count < wanted {
            bytes.deallocate()
            bytes = .allocate(byteCount: wanted, alignment: 16)
        }
        let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<wanted]), at: 0, on: target)
        return UnsafeRawBufferPointer(rebasing: bytes[..<count])
    }
}

extension UnsafeRawBufferPointer {
    func holdsSame(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let here = baseAddress, let there = other.baseAddress else { return true }
        return memcmp(here, there, count) == 0
    }
}
