import Glibc

/// Who may read what: the server by its group, other users of the machine nothing, and of what is private only the owner.
enum FileModes {
    static let published: mode_t = 0o640
    static let publishedFolder: mode_t = 0o750
    static let privateFile: mode_t = 0o600
    static let privateFolder: mode_t = 0o700
}
