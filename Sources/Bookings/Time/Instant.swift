/// Names a second in time: whole seconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
    public let seconds: Int64

    public init(seconds: Int64) {
        self.seconds = seconds
    }

    /// The seconds that RFC 3339 can write, 1970 to 9999. Sums and differences of two such times do not overflow.
    public static let writable: ClosedRange<Int64> = 0...253_402_300_799

    public static let distantPast = Instant(seconds: .min)
    public static let distantFuture = Instant(seconds: .max)

    public static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }
}
