import Bookings
import Pages
import Publishing

/// The files that a build reads, as they were before it read any.
///
/// Not among them: the secret, of which the fingerprint is compared, and the files of time zones, which are known only afterwards.
package struct InputFiles: Sendable {
    /// Files that were changed so short a time before the build may have been changed within the tick of a clock in which their stamp was
    /// taken, so that the stamp would tell nothing. File systems' clocks tick every 4 ms to 2 s.
    static let settlingSeconds: Int64 = 2

    /// By path. Nil where some folder cannot be read.
    let stamps: [String: FileStamp]?
    /// The wall clock before the first file was read, in seconds since 1970.
    let time: Int64

    /// - `time`: the wall clock, in seconds since 1970.
    package init(of folder: ProjectFolder, time: Int64) {
        self.time = time
        stamps = Self.paths(of: folder).map { paths in
            Dictionary(paths.map { ($0, Self.stamp(of: $0)) }) { first, _ in first }
        }
    }

    private static func paths(of folder: ProjectFolder) -> [String]? {
        let workspace = folder.workspace
        guard let templates = FolderFiles.all(below: workspace.templates), let pages = FolderFiles.all(below: workspace.ownPages.path)
        else { return nil }
        let logos = folder.configuration.sites.values.compactMap(\.logo).map { "\(workspace.siteData)/\($0)" }
        return ProgramFiles.running.paths + [workspace.configuration]
            // The log holds what was committed and is not in the database's own file yet; a journal, what is to be undone.
            + ["", "-wal", "-journal"].map { folder.databasePath + $0 }
            + templates.map { "\(workspace.templates)/\($0)" } + pages.map { "\(workspace.ownPages.path)/\($0)" } + logos
    }

    /// The stamps, with those of the zones' files, if nothing of it changed while the build read, nor shortly before; else nil.
    func settled(with zones: [String]) -> [String: String]? {
        guard let stamps else { return nil }
        var settled: [String: String] = [:]
        for (path, stamp) in stamps {
            guard Self.stamp(of: path) == stamp, isSettled(stamp) else { return nil }
            settled[path] = stamp.text
        }
        for path in zones {
            let stamp = FileStamp(of: path)
            guard isSettled(stamp) else { return nil }
            settled[path] = stamp.text
        }
        return settled
    }

    /// Whoever opens a database that is in WAL mode makes an empty log, which says no more than none.
    private static func stamp(of path: String) -> FileStamp { FileStamp(of: path, emptyIsNone: path.hasSuffix("-wal")) }

    private func isSettled(_ stamp: FileStamp) -> Bool { stamp.changedAt.map { $0 <= time - Self.settlingSeconds } ?? true }
}
