import Glibc
public import RenderedPages

/// The system calls this module makes, by the name an error shows.
public enum SystemCall: String, Sendable {
    case open, read, write, close, mkdir, chmod, chown, utimens, rename, link, unlink, rmdir, stat, symlink, readlink
    case readdir, flock, truncate, fsync, syncfs, thread, crypt
}

/// Makes a system call, again after EINTR. Nil where it failed with an error that is `tolerated`.
@discardableResult @inline(__always)
func attempt(
    _ call: SystemCall, on target: @autoclosure () -> CallTarget, tolerating tolerated: Int32 = 0, _ body: () -> Int32
) throws(PublishError) -> Int32? {
    while true {
        let result = body()
        if result >= 0 { return result }
        let code = errno
        if code == EINTR { continue }
        if code == tolerated { return nil }
        throw .system(call, target(), code)
    }
}

/// What a failed call was about. Never a page's path: its name is the member's secret.
public enum CallTarget: Equatable, Sendable {
    case page(PageKey)
    /// A file or folder of our own, relative to the site's folder; `.` is the folder itself.
    case file(String)
    /// Something that a listing found in a tree.
    case tree(TreeName)
}
