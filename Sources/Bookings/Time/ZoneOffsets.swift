private import Algorithms
private import Foundation

/// Tells a time zone's UTC offset at any instant of a span, from a table made once.
///
/// Asking Foundation for each cell costs microseconds; looking up the table, nanoseconds.
public struct ZoneOffsets: Sendable {
    /// IANA name.
    public let identifier: String
    /// The zone's city, or its name where it has none: "New York", "UTC".
    public let city: String
    /// `offsets[i]` is in force from `starts[i]` on, seconds east of UTC.
    private let starts: [Int64]
    private let offsets: [Int]
    private let isSummer: [Bool]

    /// Reads the zone's changes within `span`; nil if the zone is unknown.
    ///
    /// Only names of the IANA database are zones: what Foundation takes beside them (`GMT+5`, `PST`) is not.
    public init?(identifier: String, span: ClosedRange<Instant>) {
        guard Self.isName(identifier), let zone = TimeZone(identifier: identifier) else { return nil }
        self.identifier = identifier
        city = identifier.split(separator: "/").last?.replacingOccurrences(of: "_", with: " ") ?? identifier
        var instant = Date(timeIntervalSince1970: TimeInterval(span.lowerBound.seconds))
        let end = Date(timeIntervalSince1970: TimeInterval(span.upperBound.seconds))
        var starts = [Int64.min]
        var offsets = [zone.secondsFromGMT(for: instant)]
        var isSummer = [zone.isDaylightSavingTime(for: instant)]
        while let change = zone.nextDaylightSavingTimeTransition(after: instant), change <= end, change > instant {
            starts.append(Int64(change.timeIntervalSince1970))
            offsets.append(zone.secondsFromGMT(for: change))
            isSummer.append(zone.isDaylightSavingTime(for: change))
            instant = change
        }
        self.starts = starts
        self.offsets = offsets
        self.isSummer = isSummer
    }

    /// Whether a name is one of the zones that this type takes.
    public static func isKnown(_ identifier: String) -> Bool { isName(identifier) && TimeZone(identifier: identifier) != nil }

    /// Looks up the offset in force at `instant`, in seconds east of UTC.
    public func offset(at instant: Instant) -> Int {
        offsets[index(at: instant)]
    }

    /// A stretch of time in which the clock is not changed.
    public struct Period: Hashable, Sendable {
        /// Nil for the first that is known: when it began is not.
        public let start: Instant?
        /// Seconds east of UTC.
        public let offset: Int
        /// What was in force before `start`; for the first the same.
        public let offsetBefore: Int
        public let isSummerTime: Bool
    }

    /// All stretches of the span, in order.
    public var periods: [Period] {
        starts.indices.map { index in
            Period(
                start: index == 0 ? nil : Instant(seconds: starts[index]), offset: offsets[index], offsetBefore: offsets[max(0, index - 1)],
                isSummerTime: isSummer[index])
        }
    }

    /// The places in `periods` of those that hold a part of `span`.
    public func periods(within span: ClosedRange<Instant>) -> ClosedRange<Int> {
        index(at: span.lowerBound)...index(at: span.upperBound)
    }

    /// Whether the clock shows the time of `instant` twice: an hour put back lies within its reach.
    public func showsTwice(_ instant: Instant) -> Bool {
        let index = index(at: instant)
        return isPutBack(at: index, within: instant) || isPutBack(at: index + 1, within: instant)
    }

    /// Whether the change that begins `offsets[index]` puts the clock back by more than what lies between it and `instant`.
    private func isPutBack(at index: Int, within instant: Instant) -> Bool {
        guard index > 0, index < starts.count else { return false }
        let back = Int64(offsets[index - 1] - offsets[index])
        return back > 0 && (starts[index] - back..<starts[index] + back).contains(instant.seconds)
    }

    /// Finds the place of the offset in force at `instant`.
    private func index(at instant: Instant) -> Int { max(0, starts.partitioningIndex { $0 > instant.seconds } - 1) }

    /// Whether text has the form of a name in the IANA database: `Area/City`, or one of its few names without an area.
    private static func isName(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: "/")) || namesWithoutArea.contains(text)
    }

    private static let namesWithoutArea: Set<String> = [
        "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "GB", "GB-Eire", "GMT", "GMT+0", "GMT-0", "GMT0", "Greenwich",
        "HST",
        "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan", "Kwajalein", "Libya", "MET", "MST", "MST7MDT", "NZ", "NZ-CHAT",
        "Navajo",
        "PRC", "PST8PDT", "Poland", "Portugal", "ROC", "ROK", "Singapore", "Turkey", "UCT", "UTC", "Universal", "W-SU", "WET", "Zulu",
    ]
}
