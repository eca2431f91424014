import Glibc

/// Where a build's time went, in seconds. The first four are sums over all threads; the rest and `total` are wall time.
public struct Timings: Equatable, Sendable {
    public var reading = 0.0
    public var rendering = 0.0
    public var comparing = 0.0
    public var writing = 0.0
    /// Linking and unlinking in the standby.
    public var settling = 0.0
    /// The caller's look at what is about to be published.
    public var checking = 0.0
    public var syncing = 0.0
    public var total = 0.0

    mutating func add(_ other: Timings) {
        reading += other.reading
        rendering += other.rendering
        comparing += other.comparing
        writing += other.writing
    }

    /// Seconds on a clock that only runs forward.
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    static func measure<Result, Failure: Error>(
        _ seconds: inout Double, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let start = now()
        let result = try body()
        seconds += now() - start
        return result
    }
}
