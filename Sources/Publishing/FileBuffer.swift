import Glibc

/// Reads whole files into one buffer, used again and again.
final class FileBuffer {
    private var bytes: UnsafeMutableRawBufferPointer = .allocate(byteCount: 64 * 1024, alignment: 16)

    deinit { bytes.deallocate() }

    /// The file's content, valid until the next call; nil where there is no file of that size.
    func read(_ record: ManifestRecord, in tree: Tree) throws(PublishError) -> UnsafeRawBufferPointer? {
        guard let file = try tree.open(record.path, of: record.key) else { return nil }
        // One byte more than expected shows a file that has grown.
        let wanted = Int(record.byteCount) + 1
        if bytes.count < wanted {
            bytes.deallocate()
            bytes = .allocate(byteCount: wanted, alignment: 16)
        }
        let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<wanted]), at: 0, on: .page(record.key))
        return count == Int(record.byteCount) ? UnsafeRawBufferPointer(rebasing: bytes[..<count]) : nil
    }
}
