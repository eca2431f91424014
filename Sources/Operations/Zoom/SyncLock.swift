import Glibc

/// Holds a folder while `zoom sync` works in it: two at once could each make the same meeting. Ends with the process, however that ends.
package final class SyncLock {
    private let descriptor: Int32

    package init(folder: String) throws {
        descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ZoomSetupProblem.folder(folder) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw ZoomSetupProblem.locked(folder)
        }
    }

    deinit { close(descriptor) }
}
