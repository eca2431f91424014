/// What a clock's reading in a zone means.
public enum LocalInstant: Hashable, Sendable {
    case once(Instant)
    /// The clock is put forward over it; the instant is later by as much.
    case inGap(Instant)
    /// The clock shows it twice; the instant is the first.
    case first(Instant)

    public var instant: Instant {
        switch self {
        case .once(let instant), .inGap(let instant), .first(let instant): instant
        }
    }
}

extension ZoneOffsets {
    /// Finds the instant at which the zone's clock shows a time.
    ///
    /// - `local`: seconds from 1970-01-01T00:00:00 on that clock.
    public func instant(ofLocal local: Int64) -> LocalInstant {
        let around = periods(within: Instant(seconds: local - 172_800)...Instant(seconds: local + 172_800))
        let matches = around.filter { period in
            let instant = local - Int64(period.offset)
            return (period.start.map { $0.seconds <= instant } ?? true) && (period.end.map { instant < $0.seconds } ?? true)
        }
        if let match = matches.first {
            let instant = Instant(seconds: local - Int64(match.offset))
            return matches.count > 1 ? .first(instant) : .once(instant)
        }
        // The clock has jumped over it. Read with what was in force before, it is later by the gap.
        let before = around.last { period in (period.end?.seconds ?? .max) <= local - Int64(period.offset) }
        return .inGap(Instant(seconds: local - Int64(before?.offset ?? offset(at: Instant(seconds: local)))))
    }
}
