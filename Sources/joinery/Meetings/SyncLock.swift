import Glibc

/// Holds a folder while `zoom sync` works in it: two at once could each make the same meeting. Ends with the process, however that ends.
final class SyncLock {
    private let descriptor: Int32

    init(folder: String) throws {
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(.noInput, "the folder `\(folder)` cannot be opened") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Failure(.locked, "another `joinery zoom sync` works in `\(folder)`", hint: "try again when it has finished")
        }
    }

    deinit { close(descriptor) }
}
