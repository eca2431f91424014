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
    private let modes = Atomic<UInt8>(Modes.unknown)

    private enum Modes {
        static let unknown: UInt8 = 0
        static let comeRight: UInt8 = 1
        static let mustBeSet: UInt8 = 2
    }

    init(path: [UInt8], descriptor: Descriptor) {
        self.path = path
        self.descriptor = descriptor
    }

    var raw: Int32 { descriptor.raw }

    func isAt(_ prefix: UnsafeRawBufferPointer) -> Bool {
        path.withUnsafeBytes { $0.holdsSame(as: prefix) }
    }

    /// False where `new` exists already.
    func link(
        _ name: UnsafePointer<CChar>, from source: TreeFolder, as new: UnsafePointer<CChar>, of key: PageKey
    ) throws(PublishError) -> Bool {
        while linkat(source.raw, name, raw, new, 0) != 0 {
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
        let found = try attempt(.stat, on: .page(key), tolerating: ENOENT) { fstatat(raw, name, &status, AT_SYMLINK_NOFOLLOW) }
        return found == nil ? nil : status
    }

    /// Sees that a new file is 0640 and of `group`. Umask, set-group-id bit and access lists treat all files of one folder alike, so the
    /// first one tells whether the others need two more calls each.
    func settleMode(of file: Int32, group: gid_t, on target: @autoclosure () -> CallTarget) throws(PublishError) {
        switch modes.load(ordering: .relaxed) {
        case Modes.comeRight: return
        case Modes.unknown:
            var status = stat()
            try attempt(.stat, on: target()) { fstat(file, &status) }
            if status.st_mode & 0o7777 == 0o640, status.st_gid == group {
                modes.store(Modes.comeRight, ordering: .relaxed)
                return
            }
            modes.store(Modes.mustBeSet, ordering: .relaxed)
        default: break
        }
        try attempt(.chown, on: target()) { fchown(file, uid_t.max, group) }
        try attempt(.chmod, on: target()) { fchmod(file, 0o640) }
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
        return try withUnsafePointer(to: name) { pointer throws(PublishError) in
            try body(UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
        }
    }
}
