import CSyncfs
import Glibc
import Synchronization

/// Brings everything written to the device in one call.
package enum Syncing {
    private final class Outcome: Sendable {
        /// Nil while the call runs, then 0 or its error.
        let code = Mutex<Int32?>(nil)
    }

    /// Waits on another thread's `syncfs`, which no signal interrupts, so that a cancelled build can end without it.
    package static func run(_ folder: Descriptor, isCancelled: () -> Bool) throws(PublishError) {
        let outcome = Outcome()
        let thread = try Threads.start {
            var result = csyncfs(folder.raw)
            while result != 0, errno == EINTR { result = csyncfs(folder.raw) }
            let code = result == 0 ? 0 : errno
            outcome.code.withLock { $0 = code }
        }
        pthread_detach(thread)
        var pause = timespec(tv_sec: 0, tv_nsec: 100_000)
        while true {
            if let code = outcome.code.withLock({ $0 }) {
                if code != 0 { throw .system(.syncfs, .file("."), code) }
                return
            }
            if isCancelled() { throw .cancelled }
            unsafe nanosleep(&pause, nil)
            pause.tv_nsec = min(pause.tv_nsec * 2, 20_000_000)
        }
    }
}
