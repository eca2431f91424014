import Synchronization

/// Hands out work in its order, one piece at a time, to the threads that ask for it.
package final class WorkQueue<Work: Sendable>: Sendable {
    private struct State {
        var sequence = 0
        var hasEnded = false
        var seconds = 0.0
    }

    private let state = Mutex(State())
    // Not sendable itself, but only ever called under the lock, so by one thread at a time.
    private nonisolated(unsafe) let source: () throws -> Work?

    package init(_ source: @escaping () throws -> Work?) { unsafe self.source = source }

    /// Nil when there is no more, or reading has failed for another thread.
    package func next() throws -> (work: Work, sequence: Int)? {
        try state.withLock { state in
            if state.hasEnded { return nil }
            state.hasEnded = true
            guard let work = try Timings.measure(&state.seconds, { try unsafe source() }) else { return nil }
            state.hasEnded = false
            state.sequence += 1
            return (work, state.sequence - 1)
        }
    }

    package func end() { state.withLock { $0.hasEnded = true } }

    var seconds: Double { state.withLock { $0.seconds } }
}
