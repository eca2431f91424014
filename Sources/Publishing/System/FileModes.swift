package import Glibc

/// Who may read what: the server by its group, other users of the machine nothing, and of what is private only the owner.
package enum FileModes {
    package static let published: mode_t = 0o640
    package static let publishedFolder: mode_t = 0o750
    package static let privateFile: mode_t = 0o600
    package static let privateFolder: mode_t = 0o700
}
