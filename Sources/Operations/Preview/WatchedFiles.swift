import Foundation
package import Glibc
import Pages

/// How the files that pages are made from stand at one moment.
///
/// Asking for each costs a microsecond, twenty times a second; unlike a watch of the kernel's it sees every kind of saving on every kind of
/// file system.
package struct WatchedFiles: Equatable {
    private struct Stamp: Equatable {
        let inode: UInt
        let size: Int
        let modified, changed: Instant

        struct Instant: Equatable, Comparable {
            let seconds, nanoseconds: Int

            init(_ time: timespec) { (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec) }

            static func < (left: Self, right: Self) -> Bool { (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds) }
        }
    }

    private var stamps: [String: Stamp] = [:]

    /// Looks at database, configuration, pages and logos in `site-data/`, and at the templates.
    package init(_ workspace: Workspace) {
        let configuration = try? workspace.readConfiguration()
        let database = workspace.resolve((configuration ?? Configuration()).database)
        for file in [database, "\(database)-wal"] { look(at: file) }
        // Of `site-data/` all that lies in it, but behind links only what is read: a link may lead to anything.
        look(at: workspace.siteData, (try? FileManager.default.subpathsOfDirectory(atPath: workspace.siteData + "/")) ?? [])
        look(at: workspace.siteData, configuration?.sites.values.compactMap(\.logo) ?? [])
        for folder in [workspace.ownPages.path, workspace.templates] { look(at: folder, FolderFiles.paths(below: folder) ?? []) }
        // What is published: the desk tells what the next build changes.
        for site in workspace.siteFolders { look(at: "\(workspace.output(of: site.rawValue))/current", isLink: true) }
        self.database = database
    }

    /// Looks at the templates alone.
    init(templatesOf workspace: Workspace) {
        look(at: workspace.templates, FolderFiles.paths(below: workspace.templates) ?? [])
    }

    /// The database's path, which is read from the configuration.
    private var database = ""

    /// Whether nothing but the database is another since: its changes are whole as soon as they are seen.
    package func differsOnlyInDatabase(from other: WatchedFiles) -> Bool {
        let files = [database, "\(database)-wal"]
        return database == other.database && !database.isEmpty
            && stamps.filter { !files.contains($0.key) } == other.stamps.filter { !files.contains($0.key) }
    }

    /// Whether the database is another than it was: two questions, where all files are a hundred.
    package var databaseHasChanged: Bool {
        [database, "\(database)-wal"].contains { Self.stamp(of: $0) != stamps[$0] }
    }

    /// Whether a file was written so shortly before `time` that it may be written once more within the same tick of the file system's
    /// clock.
    package func isFresh(at time: timespec) -> Bool {
        let tick = 20_000_000
        var before = time
        before.tv_nsec -= tick
        if before.tv_nsec < 0 { (before.tv_sec, before.tv_nsec) = (before.tv_sec - 1, before.tv_nsec + 1_000_000_000) }
        return stamps.values.contains { $0.modified > Stamp.Instant(before) }
    }

    private mutating func look(at folder: String, _ names: [String]) {
        look(at: folder)
        for name in names { look(at: "\(folder)/\(name)") }
    }

    private mutating func look(at path: String, isLink: Bool = false) {
        // What SQLite makes and removes while it reads.
        if ["-shm", "-journal"].contains(where: path.hasSuffix) { return }
        stamps[path] = Self.stamp(of: path, isLink: isLink)
    }

    /// Nil for folders, for what is not there, and for an empty log, which says no more than none.
    private static func stamp(of path: String, isLink: Bool = false) -> Stamp? {
        var status = stat()
        guard unsafe isLink ? lstat(path, &status) == 0 : stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR,
            !path.hasSuffix("-wal") || status.st_size > 0
        else { return nil }
        return Stamp(
            inode: status.st_ino, size: status.st_size, modified: Stamp.Instant(status.st_mtim), changed: Stamp.Instant(status.st_ctim))
    }
}
