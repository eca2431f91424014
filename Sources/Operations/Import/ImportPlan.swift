package import Bookings

/// What an import is asked to do.
package struct ImportPlan: Sendable {
    package let now: Instant
    /// The clock of the machine, in seconds since 1970: what files' times are compared with.
    package let time: Int64
    /// Tells what would change, and changes nothing.
    package let isRehearsal: Bool
    /// Rows with an error stay as they were, and the rest goes in.
    package let leavesOutBad: Bool
    /// How many bookings to come may be cancelled; nil: 5, or a tenth of them.
    package let mostCancellations: Int?
    /// Whether somebody else may be behind a key.
    package let acceptsNewIdentities: Bool
    /// How long an adapter may work on one row.
    package let limit: Duration
    /// Told each step as it begins.
    package let tell: @Sendable (String) -> Void

    package init(
        now: Instant, time: Int64, isRehearsal: Bool, leavesOutBad: Bool, mostCancellations: Int?, acceptsNewIdentities: Bool,
        limit: Duration, tell: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        (self.now, self.time, self.isRehearsal, self.leavesOutBad) = (now, time, isRehearsal, leavesOutBad)
        (self.mostCancellations, self.acceptsNewIdentities, self.limit) = (mostCancellations, acceptsNewIdentities, limit)
        self.tell = tell
    }
}
