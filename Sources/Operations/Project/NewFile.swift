import Foundation
package import Glibc

/// Makes a file, or replaces it: whole and durable, or not at all. At no time may others read what its mode keeps from them.
package enum NewFile {
    package static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws {
        let temporary = "\(path).new"
        // What a killed run has left may have any mode.
        unsafe unlink(temporary)
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw discarding(temporary, path) }
            rest = rest.dropFirst(count)
        }
        // The mode is set, not inherited from the umask.
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0, unsafe rename(temporary, path) == 0 else {
            throw discarding(temporary, path)
        }
        try syncFolder(of: path)
    }

    private static func syncFolder(of path: String) throws {
        let folder = unsafe open(path.parentFolder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure(path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure(path) }
    }

    /// Makes a folder and those above it, where they are missing. The mode of new ones is set, not inherited from the umask: others on the
    /// machine have no business in them.
    package static func makeFolder(_ path: String) throws {
        if unsafe access(path, F_OK) == 0, FileManager.default.fileExists(atPath: path + "/.") { return }
        let above = path.parentFolder
        if above != path { try makeFolder(above) }
        // Another process may have made it meanwhile.
        guard unsafe mkdir(path, 0o750) == 0 || errno == EEXIST, FileManager.default.fileExists(atPath: path + "/.") else {
            throw ProjectProblem.folder(path)
        }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw ProjectProblem.folder(path) }
        let mode = 0o750 | (status.st_mode & S_ISGID)
        if status.st_mode & 0o7777 != mode, unsafe chmod(path, mode) != 0 { throw ProjectProblem.folder(path) }
    }

    private static func discarding(_ temporary: String, _ path: String) -> ProjectProblem {
        let failure = failure(path)
        unsafe unlink(temporary)
        return failure
    }

    private static func failure(_ path: String) -> ProjectProblem { .file(path, errno: errno) }
}
