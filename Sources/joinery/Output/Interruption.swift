import Dispatch
import Glibc
import Operations
import Synchronization

/// Notices SIGINT and SIGTERM while it lives, so that a build can end before its switch instead of in the middle of it.
struct Interruption {
    /// The signal that came; zero for none.
    private final class Received: Sendable {
        let signal = Atomic<Int32>(0)
    }

    private let received: Received
    /// A queue that has a thread of its own: the shared ones wait while all processors are busy.
    private static let queue = DispatchQueue(label: "interruption", qos: .userInteractive)
    private let sources: [any DispatchSourceSignal]

    /// - Parameter react: called as soon as one has come, with the exit code of an interrupted command.
    init(react: @escaping @Sendable (Failure.Code) -> Void = { _ in }) {
        let received = Received()
        self.received = received
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: Self.queue)
            source.setEventHandler {
                received.signal.store(number, ordering: .relaxed)
                react(Self.code(of: number))
            }
            source.activate()
            return source
        }
    }

    /// What threads ask while they work.
    var isCancelled: @Sendable () -> Bool {
        { [received] in received.signal.load(ordering: .relaxed) != 0 }
    }

    /// The exit code of an interrupted command.
    var code: Failure.Code { Self.code(of: received.signal.load(ordering: .relaxed)) }

    private static func code(of signal: Int32) -> Failure.Code { signal == SIGTERM ? .terminated : .interrupted }
}
