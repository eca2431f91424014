import Foundation
import Glibc
import Publishing

/// What a file system cannot do that pages need: memory cards, and shares of other systems, often keep no modes and have no links.
struct FileSystemLack {
    static let hint =
        "put the folder on a file system such as ext4, XFS or Btrfs and name it with -C; to publish elsewhere, copy the pages there "
        + "(the manual's page Serve: A host that takes only files)"

    let sentence: String

    /// Nil where the call failed for another reason: then the file system could do it.
    init?(_ call: SystemCall, _ number: Int32, at folder: String) {
        let lack: String
        switch call {
        case .chmod: lack = "does not keep who may read a file"
        case .chown: lack = "does not keep a file's group"
        case .symlink: lack = "has no symbolic links"
        case .link: lack = "has no hard links"
        case .flock: lack = "has no locks"
        default: return nil
        }
        let name = Self.name(at: folder)
        let isSaid = [EOPNOTSUPP, ENOSYS].contains(number)
        // Root may do anything that the file system can. Of these, all can do all of it.
        let isMeant = number == EPERM && geteuid() == 0 && name.map { !Self.whole.contains($0) } ?? false
        guard isSaid || isMeant else { return nil }
        sentence = "lies on a file system\(name.map { " (`\($0)`)" } ?? "") that \(lack)"
    }

    private static let whole: Set<String> = ["ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "zfs", "tmpfs", "overlay", "bcachefs"]

    /// The name by which the system knows the file system that holds a folder, or the nearest one above it; nil where it says none.
    private static func name(at folder: String) -> String? {
        var status = stat()
        var path = folder
        while unsafe stat(path, &status) != 0 {
            let above = path.parentFolder
            if above == path { return nil }
            path = above
        }
        let device = UInt64(status.st_dev)
        let (major, minor) = (device >> 8 & 0xFFF | device >> 32 & ~0xFFF, device & 0xFF | device >> 12 & 0xFFFFFF00)
        guard let mounts = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8) else { return nil }
        for mount in mounts.split(separator: "\n") {
            let words = mount.split(separator: " ")
            guard words.count > 2, words[2] == "\(major):\(minor)", let mark = words.firstIndex(of: "-"), mark + 1 < words.count else {
                continue
            }
            return String(words[mark + 1])
        }
        return nil
    }
}
