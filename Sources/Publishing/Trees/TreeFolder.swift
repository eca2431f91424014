import Glibc
import RenderedPages
import Synchronization

/// An open folder of a tree.
final class TreeFolder: Sendable {
    /// Relative to the tree; empty for the tree itself.
    let path: [UInt8]
    let descriptor: Descriptor
    /// Whether a file was removed from it.
    let hasLost = Atomic<Bool>(false)
    private let modes = Atomic<Modes>(.unknown)

    /// Whether new files get the mode and the group they shall have, or they must be set.
    private enum Modes: UInt8, AtomicRepresentable {
        case unknown, comeRight, mustBeSet
    }

    init(path: [UInt8], descriptor: Descriptor) {
        self.path = path
        self.descriptor = descriptor
    }

    var raw: Int32 { descriptor.raw }

    /// False where `new` exists already.
    func link(
        _ name: UnsafePointer<CChar>, from source: TreeFolder, as new: UnsafePointer<CChar>, of key: PageKey
    ) throws(PublishError) -> Bool {
        while unsafe linkat(source.raw, name, raw, new, 0) != 0 {
            switch errno {
            case EINTR: continue
            case EEXIST: return false
            case ENOENT: throw .liveTreeAltered(key)
            default: throw .system(.link, .page(key), errno)
            }
        }
        return true
    }

    func status(of name: UnsafePointer<CChar>, _ key: PageKey) throws(PublishError) -> stat? {
        var status = stat()
        let found = try attempt(.stat, on: .page(key), tolerating: ENOENT) { unsafe fstatat(raw, name, &status, AT_SYMLINK_NOFOLLOW) }
        return found == nil ? nil : status
    }

    /// Gives a new file its mode and group. Umask, set-group-id bit and access lists treat all files of one folder alike, so the
    /// first one tells whether the others need two more calls each.
    func settleMode(of file: Int32, group: gid_t, on target: @autoclosure () -> CallTarget) throws(PublishError) {
        switch modes.load(ordering: .relaxed) {
        case .comeRight: return
        case .unknown:
            var status = stat()
            try attempt(.stat, on: target()) { unsafe fstat(file, &status) }
            if status.st_mode & 0o7777 == FileModes.published, status.st_gid == group {
                modes.store(.comeRight, ordering: .relaxed)
                return
            }
            modes.store(.mustBeSet, ordering: .relaxed)
        case .mustBeSet: break
        }
        try attempt(.chown, on: target()) { fchown(file, uid_t.max, group) }
        try attempt(.chmod, on: target()) { fchmod(file, FileModes.published) }
    }

    /// A name that no page can have, one for each thread.
    static func withTemporaryName<Result>(
        of thread: Int, _ body: (UnsafePointer<CChar>) throws(PublishError) -> Result
    ) throws(PublishError) -> Result {
        var name: InlineArray<16, CChar> = InlineArray(repeating: 0)
        for (index, byte) in ".new-".utf8.enumerated() { name[index] = CChar(byte) }
        var rest = thread
        for index in 5..<15 {
            name[index] = CChar(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            if rest == 0 { break }
        }
        return try unsafe withUnsafePointer(to: name) { pointer throws(PublishError) in
            // Zeros follow the number, so this is a C string; it is valid during the call.
            try unsafe body(UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
        }
    }
}
