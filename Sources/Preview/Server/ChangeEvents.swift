private import Foundation
private import Synchronization

/// Tells browsers when something has changed: server-sent events.
final class ChangeEvents: Sendable {
    private struct State {
        var message: String
        var listeners: [Int: AsyncStream<String>.Continuation] = [:]
        var lastListener = 0
    }

    private let state: Mutex<State>

    init(_ report: PreviewReport) { state = Mutex(State(message: Self.message(report))) }

    func tell(_ report: PreviewReport) {
        let message = Self.message(report)
        let listeners = state.withLock { state in
            state.message = message
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.yield(message) }
    }

    /// Sends a comment to all browsers, as only a failed attempt shows that one is gone.
    func keepAlive() {
        for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield(": \n\n") }
    }

    /// Everything that is told from now on, beginning with the current state.
    func listen() -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream<String>.makeStream()
        let id = state.withLock { state in
            state.lastListener += 1
            state.listeners[state.lastListener] = continuation
            continuation.yield(state.message)
            return state.lastListener
        }
        continuation.onTermination = { [weak self] _ in self?.state.withLock { _ = $0.listeners.removeValue(forKey: id) } }
        return stream
    }

    /// One event; JSON has no line ends of its own.
    private static func message(_ report: PreviewReport) -> String {
        let json = (try? JSONEncoder().encode(report)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        return "data: \(json)\n\n"
    }
}
