import Dispatch
import Synchronization

/// Work that goes on on a thread of its own until somebody asks for what it made.
package final class Background<Value: Sendable>: Sendable {
    private let outcome = Mutex<Result<Value, any Error>?>(nil)
    private let end = DispatchGroup()

    package init(_ body: @escaping @Sendable () throws -> Value) {
        end.enter()
        DispatchQueue.global().async { [self] in
            let outcome = Result { try body() }
            self.outcome.withLock { $0 = outcome }
            end.leave()
        }
    }

    /// Waits for the work's end. Throws what it threw.
    package func value() throws -> Value? {
        end.wait()
        return try outcome.withLock { try $0?.get() }
    }
}
