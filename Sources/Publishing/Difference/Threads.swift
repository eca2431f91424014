import Glibc
import Synchronization

/// Runs the same thing on several threads at once.
///
/// Threads of our own and no task group: the work blocks in system calls, which would hold up the few threads that all tasks share, and
/// `body` borrows what its caller has, which the closures of tasks may not.
package enum Threads {
    /// A closure as an object, for a pointer to lead to.
    private final class Body: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs `body` once on each of `count` threads, of which the caller's is the first, and throws what the first to fail threw.
    /// `stop` tells the others; it is called at most once for each that fails.
    package static func run(_ count: Int, stop: @Sendable () -> Void, _ body: @Sendable (Int) throws -> Void) throws {
        let failure = Mutex<(any Error)?>(nil)
        func guarded(_ index: Int) {
            do { try body(index) } catch {
                failure.withLock { if $0 == nil { $0 = error } }
                stop()
            }
        }
        try withoutActuallyEscaping(guarded) { (work: @escaping (Int) -> Void) in
            // Every thread is joined before this closure returns, so none outlives what `body` borrows.
            nonisolated(unsafe) let work = work
            var threads: [pthread_t] = []
            var refusal: PublishError?
            for index in 1..<max(count, 1) {
                do throws(PublishError) { threads.append(try start { unsafe work(index) }) } catch {
                    refusal = error
                    stop()
                    break
                }
            }
            unsafe work(0)
            for thread in threads { pthread_join(thread, nil) }
            if let refusal { throw refusal }
        }
        if let error = failure.withLock({ $0 }) { throw error }
    }

    /// Starts a thread; the caller joins or detaches it.
    static func start(_ body: @escaping @Sendable () -> Void) throws(PublishError) -> pthread_t {
        var thread = pthread_t()
        // The pointer owns the object until the thread takes it, or until it is clear that there is no thread.
        let boxed = unsafe Unmanaged.passRetained(Body(body))
        let code = unsafe pthread_create(
            &thread, nil,
            { raw in
                if let raw = unsafe raw { unsafe Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().body() }
                return nil
            }, unsafe boxed.toOpaque())
        if code == 0 { return thread }
        unsafe boxed.release()
        throw .system(.thread, .file("."), code)
    }
}
