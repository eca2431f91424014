private import Glibc

extension BookingDatabase {
    /// Tells one state of the file from another: size, time of change and place of the database and of its write-ahead log.
    ///
    /// SQLite's own change counter does not count in WAL mode, so the file system is asked.
    public var stamp: String {
        [path, "\(path)-wal"].map { path in
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return "-" }
            return "\(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
        }.joined(separator: "\n")
    }
}
