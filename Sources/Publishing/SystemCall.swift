import Glibc

/// The system calls this module makes, by the name an error shows.
public enum SystemCall: String, Sendable {
    case open, read, write, close, mkdir, chmod, chown, utimens, rename, link, unlink, rmdir, stat, symlink, readlink
    case readdir, flock, truncate, fsync, syncfs, thread, crypt
}

/// Makes a system call, again after EINTR. Nil where it failed with an error that is `tolerated`.
@discardableResult @inline(__always)
func attempt(
    _ call: SystemCall, on subject: @autoclosure () -> Subject, tolerating tolerated: Int32 = 0, _ body: () -> Int32
) throws(PublishError) -> Int32? {
    while true {
        let result = body()
        if result >= 0 { return result }
        let code = errno
        if code == EINTR { continue }
        if code == tolerated { return nil }
        throw .system(call, subject(), code)
    }
}
