private import Algorithms
internal import Digests

/// What the clocks of one time zone show at any instant: total, so that there is no instant before the first or after the last that it knows.
///
/// Rules that come again every year are written out for 400 years, after which the Gregorian calendar repeats itself to the second, weekdays
/// included. So every answer is one binary search.
public struct ZoneRules: Hashable, Sendable {
    /// How clocks are set.
    public struct Clock: Hashable, Sendable {
        /// Seconds east of UTC.
        public let offset: Int
        /// Whether the source calls it daylight saving time. In Ireland that is winter.
        public let isDaylight: Bool

        public init(offset: Int, isDaylight: Bool) {
            self.offset = offset
            self.isDaylight = isDaylight
        }
    }

    /// A change of the clock.
    public struct Change: Hashable, Sendable {
        public let at: Instant
        public let clock: Clock

        public init(at: Instant, _ clock: Clock) {
            self.at = at
            self.clock = clock
        }
    }

    /// A stretch of time in which the clock is not changed.
    public struct Period: Hashable, Sendable {
        /// Nil if it has always been so.
        public let start: Instant?
        /// Nil if it stays so.
        public let end: Instant?
        /// Seconds east of UTC.
        public let offset: Int
        /// What was in force before `start`; where there is no start, the same.
        public let offsetBefore: Int
        /// Whether the clock is ahead of what the zone's normal time is.
        public let isSummerTime: Bool
    }

    /// `offsets[i]` is in force from `starts[i]` on. The first start is the beginning of time.
    private let starts: [Int64]
    private let offsets: [Int32]
    private let isSummer: [Bool]
    /// The 400 years that stand for all after them; nil where nothing changes any more.
    private let cycle: Cycle?

    private struct Cycle: Hashable {
        static let seconds: Int64 = 146_097 * 86_400
        let start: Int64
        /// Whether it stands for all years before it too.
        let reachesBack: Bool

        func covers(_ seconds: Int64) -> Bool { seconds < start + Self.seconds && (seconds >= start || !reachesBack) }
    }

    /// - `first`: in force before all changes.
    /// - `changes`: in order of their instants.
    /// - `rule`: in force from the last change on; where there is no change, always.
    public init(first: Clock, changes: [Change] = [], then rule: YearlyRule? = nil) {
        var table = Table(first)
        for change in changes { table.add(change) }
        var cycle: Cycle?
        if let rule {
            let last = table.lastChange
            let year = last.map { CivilTime(Instant(seconds: $0)).year } ?? 1968
            let ahead = rule.changes(inYears: year - 1...year + 403)
            // What the rule says right behind the last change, as if that were a change too: of files that contradict themselves there.
            let (past, coming) = (ahead.filter { $0.at.seconds <= last ?? .min }, ahead.filter { $0.at.seconds > last ?? .min })
            let now = past.last?.clock ?? (ahead.isEmpty || last != nil ? rule.standard : ahead[ahead.count - 1].clock)
            table.add(Change(at: Instant(seconds: last.map { $0 + 1 } ?? .min), now))
            for change in coming { table.add(change) }
            // Two years later every neighbour of a change is one of the rule's.
            cycle = Cycle(start: CivilTime.days(year: year + 2, month: 1, day: 1) * 86_400, reachesBack: last == nil)
        }
        starts = table.starts
        offsets = table.clocks.map { Int32(truncatingIfNeeded: $0.offset) }
        isSummer = table.clocks.indices.map(table.isSummer)
        self.cycle = cycle
    }

    /// Adds all of the rules, whatever is asked of them.
    func add(to input: inout DigestInput) {
        input.add(starts.count)
        for index in starts.indices {
            input.add(starts[index])
            input.add(offsets[index])
            input.add(isSummer[index])
        }
        input.add(cycle != nil)
        if let cycle {
            input.add(cycle.start)
            input.add(cycle.reachesBack)
        }
    }

    /// Looks up the offset in force at `instant`, in seconds east of UTC.
    public func offset(at instant: Instant) -> Int { Int(offsets[place(of: instant).index]) }

    /// Whether no clock was ever changed.
    public var isConstant: Bool { starts.count == 1 }

    public func period(at instant: Instant) -> Period {
        let (index, _, shift) = place(of: instant)
        return Period(
            start: index == 0 ? nil : Instant(seconds: starts[index] + shift),
            end: index + 1 < starts.count ? Instant(seconds: starts[index + 1] + shift) : nil, offset: Int(offsets[index]),
            offsetBefore: Int(offsets[max(0, index - 1)]), isSummerTime: isSummer[index])
    }

    /// All stretches that hold a part of `span`, in order.
    public func periods(within span: ClosedRange<Instant>) -> [Period] {
        var periods = [period(at: span.lowerBound)]
        while let next = periods.last?.end, next <= span.upperBound, next.seconds <= Instant.civilSeconds.upperBound {
            periods.append(period(at: next))
        }
        return periods
    }

    /// Whether the clock shows the time of `instant` twice: an hour put back lies within its reach.
    public func showsTwice(_ instant: Instant) -> Bool {
        let (index, seconds, _) = place(of: instant)
        return isPutBack(at: index, within: seconds) || isPutBack(at: index + 1, within: seconds)
    }

    /// Whether the change that begins `offsets[index]` puts the clock back by more than what lies between it and `seconds`.
    private func isPutBack(at index: Int, within seconds: Int64) -> Bool {
        guard index > 0, index < starts.count else { return false }
        let back = Int64(offsets[index - 1] - offsets[index])
        return back > 0 && (starts[index] - back..<starts[index] + back).contains(seconds)
    }

    /// Finds the place of the offset in force at `instant`.
    ///
    /// - `seconds`: the instant, moved into the years that are written out.
    /// - `shift`: by how much it was moved.
    private func place(of instant: Instant) -> (index: Int, seconds: Int64, shift: Int64) {
        var seconds = instant.local(0)
        var shift: Int64 = 0
        if let cycle, !cycle.covers(seconds) {
            shift = (seconds - cycle.start).floorDivided(by: Cycle.seconds) * Cycle.seconds
            seconds -= shift
        }
        return (max(0, starts.partitioningIndex { $0 > seconds } - 1), seconds, shift)
    }
}

/// Changes on their way to becoming rules.
private struct Table {
    private(set) var starts = [Int64.min]
    private(set) var clocks: [ZoneRules.Clock]

    init(_ first: ZoneRules.Clock) { clocks = [first] }

    /// The last change that was added, even if it changes nothing: rules count from there. Nil without one within the years that we write.
    private(set) var lastChange: Int64?

    /// Adds a change that is not before the others. What changes nothing is left out, and what lies outside the years 0000 to 9999.
    mutating func add(_ change: ZoneRules.Change) {
        let seconds = change.at.seconds
        if Instant.civilSeconds.contains(seconds) { lastChange = seconds }
        if seconds <= Instant.civilSeconds.lowerBound || seconds == starts[starts.count - 1] {
            clocks[clocks.count - 1] = change.clock
            if clocks.count > 1, clocks[clocks.count - 2] == change.clock {
                starts.removeLast()
                clocks.removeLast()
            }
        } else if seconds <= Instant.civilSeconds.upperBound, clocks[clocks.count - 1] != change.clock {
            starts.append(seconds)
            clocks.append(change.clock)
        }
    }

    /// Whether the clock is ahead at this place: daylight saving time, but where that puts it back, as in Ireland: then what lies beside it.
    func isSummer(at index: Int) -> Bool {
        let clock = clocks[index]
        let beside = [index - 1, index + 1].filter(clocks.indices.contains).map { clocks[$0] }.filter { $0.isDaylight != clock.isDaylight }
        return clock.isDaylight
            ? !beside.contains { $0.offset > clock.offset } : beside.contains { $0.offset < clock.offset }
    }
}
