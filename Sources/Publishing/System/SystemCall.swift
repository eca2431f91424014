import Glibc
public import RenderedPages
import SystemPackage

// Calls of C are marked `unsafe` where they take pointers. Each gets pointers to values that live longer than the call: strings and
// arrays that Swift lends for its length, a local variable, or the name of a `StoredPath`.

/// The system calls this module makes, by the name an error shows.
public enum SystemCall: String, Sendable {
    case open, read, write, close, mkdir, chmod, chown, utimens, rename, link, unlink, rmdir, stat, symlink, readlink
    case readdir, flock, truncate, fsync, syncfs, thread, crypt
}

/// What a failed call was about. Never a page's path: its name is the member's secret.
public enum CallTarget: Equatable, Sendable {
    case page(PageKey)
    /// A file or folder of our own, relative to the site's folder; `.` is the folder itself.
    case file(String)
    /// Something that a listing found in a tree.
    case tree(TreeName)
}

/// Makes a call that swift-system does not have, again after EINTR.
@discardableResult @inline(__always)
func attempt(
    _ call: SystemCall, on target: @autoclosure () -> CallTarget, _ body: () -> Int32
) throws(PublishError) -> Int32 {
    while true {
        let result = body()
        if result >= 0 { return result }
        let code = errno
        if code != EINTR { throw .system(call, target(), code) }
    }
}

/// Makes a call that swift-system does not have, again after EINTR. Nil where it failed with the error that is `tolerated`.
@discardableResult @inline(__always)
func attempt(
    _ call: SystemCall, on target: @autoclosure () -> CallTarget, tolerating tolerated: Int32, _ body: () -> Int32
) throws(PublishError) -> Int32? {
    do throws(PublishError) { return try attempt(call, on: target(), body) } catch {
        if case .system(_, _, tolerated) = error { return nil }
        throw error
    }
}

/// Makes a call of swift-system, which repeats it after EINTR by itself and throws nothing but `Errno`.
@discardableResult @inline(__always)
func mapErrno<Result>(
    _ call: SystemCall, on target: @autoclosure () -> CallTarget, _ body: () throws -> Result
) throws(PublishError) -> Result {
    do { return try body() } catch { throw .system(call, target(), (error as? Errno ?? .ioError).rawValue) }
}
