internal import Bookings
private import Synchronization

/// When each session is, for the many who read in the site's language and zone: each is written once, where a page first shows it.
final class SiteTimes: Sendable {
    private let zone: ZoneOffsets
    private let words: DateWords
    /// By the session's index.
    private let written: Mutex<[When?]>

    init(sessionCount: Int, in zone: ZoneOffsets, words: DateWords) {
        self.zone = zone
        self.words = words
        written = Mutex(Array(repeating: nil, count: sessionCount))
    }

    subscript(session: PageSession) -> When {
        if let known = written.withLock({ $0[session.index] }) { return known }
        // Two threads may write the same: that costs less than one that waits.
        let when = When(session.times, in: zone, site: zone, words: words)
        written.withLock { $0[session.index] = when }
        return when
    }
}
