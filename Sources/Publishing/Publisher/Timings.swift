import Glibc

/// Where a build's time went, in seconds. The first four are sums over all threads; the rest and `total` are wall time.
public struct Timings: Equatable, Sendable {
    public internal(set) var reading = 0.0
    public internal(set) var rendering = 0.0
    public internal(set) var comparing = 0.0
    public internal(set) var writing = 0.0
    /// Linking and unlinking in the standby.
    public internal(set) var settling = 0.0
    /// What the caller did between the two steps: its look at the files that are about to be published.
    public internal(set) var checking = 0.0
    public internal(set) var syncing = 0.0
    public internal(set) var total = 0.0

    /// Adds what the threads of a build spent.
    mutating func add(_ other: Timings) {
        reading += other.reading
        rendering += other.rendering
        comparing += other.comparing
        writing += other.writing
    }

    /// Seconds on a clock that only runs forward.
    static func now() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
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
