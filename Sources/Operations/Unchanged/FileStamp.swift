private import Glibc

/// Tells one state of a file or folder from another without reading it: what it is, where it lies, its size, times, mode and group.
///
/// Of a symbolic link, that of what it leads to as well.
struct FileStamp: Hashable, Sendable {
    /// `-` where there is nothing.
    let text: String
    /// When it last changed in any way, in seconds since 1970 by the clock of the file system; nil where there is nothing.
    let changedAt: Int64?

    /// - `emptyIsNone`: whether an empty file is as good as none.
    init(of path: String, emptyIsNone: Bool = false) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0, !emptyIsNone || status.st_size > 0 else {
            (text, changedAt) = ("-", nil)
            return
        }
        var text = Self.text(of: status)
        var changedAt = Int64(status.st_ctim.tv_sec)
        if status.st_mode & S_IFMT == S_IFLNK, unsafe stat(path, &status) == 0 {
            text += " " + Self.text(of: status)
            changedAt = max(changedAt, Int64(status.st_ctim.tv_sec))
        }
        self.text = text
        self.changedAt = changedAt
    }

    private static func text(of status: stat) -> String {
        // A folder's size and links follow from its times.
        let size = status.st_mode & S_IFMT == S_IFREG ? status.st_size : 0
        return "\(status.st_dev).\(status.st_ino) \(String(status.st_mode, radix: 8)) \(status.st_gid) \(size) "
            + "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec) \(status.st_ctim.tv_sec).\(status.st_ctim.tv_nsec)"
    }
}
