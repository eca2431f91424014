import Glibc
import SystemPackage

/// Reads whole files into one buffer, used again and again.
///
/// Let go of the bytes of one file before reading the next, or they are copied.
final class FileBuffer {
    private var bytes: [UInt8] = []

    /// The file's content; nil where there is no file of that size.
    func read(_ record: ManifestRecord, in tree: Tree) throws(PublishError) -> ArraySlice<UInt8>? {
        guard let file = try tree.open(record.path, of: record.key) else { return nil }
        // One byte more than expected shows a file that has grown.
        let found = try read(file, expecting: Int(record.byteCount) + 1, on: .page(record.key))
        return found.count == Int(record.byteCount) ? found : nil
    }

    /// The file's content, whatever its size; nil where there is no file.
    func readWhatever(_ record: ManifestRecord, in tree: Tree) throws(PublishError) -> ArraySlice<UInt8>? {
        guard let file = try tree.open(record.path, of: record.key) else { return nil }
        return try readWhatever(file, on: .page(record.key))
    }

    func readWhatever(_ name: String, in folder: Descriptor, on target: CallTarget) throws(PublishError) -> ArraySlice<UInt8>? {
        guard let file = try folder.open(name, .nonBlocking, on: target) else { return nil }
        return try readWhatever(file, on: target)
    }

    private func readWhatever(_ file: Descriptor, on target: CallTarget) throws(PublishError) -> ArraySlice<UInt8>? {
        let status = try file.status(on: target)
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        return try read(file, expecting: Int(status.st_size), on: target)
    }

    private func read(_ file: Descriptor, expecting wanted: Int, on target: CallTarget) throws(PublishError) -> ArraySlice<UInt8> {
        if bytes.count < wanted { bytes = Array(repeating: 0, count: max(wanted, 2 * bytes.count, 64 * 1024)) }
        let count = try unsafe bytes.withUnsafeMutableBufferPointer { all throws(PublishError) in
            try unsafe file.read(
                into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(all)[..<wanted]), at: 0, on: target)
        }
        return bytes[..<count]
    }
}
