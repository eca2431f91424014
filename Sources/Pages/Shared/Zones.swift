internal import Bookings
private import Synchronization

/// Keeps the offsets of every zone that was asked for, for all threads.
final class Zones: Sendable {
    private let span: ClosedRange<Instant>
    private let known = Mutex<[String: ZoneOffsets?]>([:])

    init(span: ClosedRange<Instant>) {
        self.span = span
    }

    /// Finds a zone by its IANA name; nil if there is none.
    func zone(_ identifier: String) -> ZoneOffsets? {
        known.withLock { known in
            if let found = known[identifier] { return found }
            let zone = ZoneOffsets(identifier: identifier, span: span)
            known[identifier] = .some(zone)
            return zone
        }
    }
}
