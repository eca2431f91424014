extension ZoneRules {
    /// Reads a zone as the system has it: TZif of any version (RFC 9636), whether it writes out every change or leaves them to its footer.
    public init(tzif bytes: [UInt8]) throws(TZifFlaw) {
        var reader = TZifReader(bytes)
        let first = try reader.header()
        guard first.version > 0 else {
            self = try Self(reader.block(first, width: 4), footer: nil)
            return
        }
        // What follows says the same, and more: four bytes reach from 1901 to 2038.
        try reader.skip(first.size(width: 4))
        let second = try reader.header()
        self = try Self(reader.block(second, width: 8), footer: reader.footer())
    }

    private init(_ block: TZifBlock, footer: YearlyRule?) throws(TZifFlaw) {
        var changes: [Change] = []
        for (time, kind) in zip(block.times, block.kinds) {
            guard kind < block.clocks.count else { throw .kind(kind, of: block.clocks.count) }
            if let last = changes.last, time <= last.at.seconds { throw .order }
            changes.append(Change(at: Instant(seconds: time), block.clocks[kind]))
        }
        self.init(first: block.clocks[0], changes: changes, then: footer)
    }
}

/// What is wrong with a TZif file.
public enum TZifFlaw: Error, Hashable, Sendable {
    case notTZif
    case version(UInt8)
    case tooShort(bytes: Int)
    case noClock
    case counts
    case kind(Int, of: Int)
    case order
    case offset(Int)
    case daylight(UInt8)
    case footer(String)

    public var sentence: String {
        switch self {
        case .notTZif: "does not begin with `TZif`"
        case .version(let byte): "is of an unknown version: found byte \(byte), allowed 0 and the digits from 2 on"
        case .tooShort(let bytes): "ends too early, after \(bytes) bytes"
        case .noClock: "has no local time type"
        case .counts: "has counts that contradict each other"
        case .kind(let found, let count): "names the local time type \(found), and has \(count)"
        case .order: "has transitions that are not in order"
        case .offset(let seconds): "has a UTC offset of \(seconds) seconds, allowed are -89999 to 93599"
        case .daylight(let byte): "says \(byte) where only 0 and 1 say whether it is daylight saving time"
        case .footer(let text): "ends in `\(text)`, which is no rule for the years to come"
        }
    }
}

/// How much there is of what in one half of the file.
private struct TZifHeader {
    /// 0 for the first version, else the digit.
    let version: Int
    let isUTCCount, isStandardCount, leapCount, timeCount, clockCount, letterCount: Int

    /// Bytes behind the header, with times of so many bytes. Counts have four bytes, so there is no overflow.
    func size(width: Int) -> Int {
        timeCount * (width + 1) + clockCount * 6 + letterCount + leapCount * (width + 4) + isStandardCount + isUTCCount
    }
}

private struct TZifBlock {
    /// In seconds since 1970, as POSIX counts them.
    let times: [Int64]
    let kinds: [Int]
    /// One at least.
    let clocks: [ZoneRules.Clock]
}

/// Reads a file from its beginning to its end, never beyond it.
private struct TZifReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func skip(_ count: Int) throws(TZifFlaw) {
        guard count <= bytes.count - position else { throw .tooShort(bytes: bytes.count) }
        position += count
    }

    private mutating func byte() throws(TZifFlaw) -> UInt8 {
        try skip(1)
        return bytes[position - 1]
    }

    /// A whole number of so many bytes, the most significant first.
    private mutating func number(_ width: Int) throws(TZifFlaw) -> Int64 {
        try skip(width)
        let number = bytes[position - width..<position].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return width == 4 ? Int64(Int32(truncatingIfNeeded: number)) : Int64(bitPattern: number)
    }

    private mutating func count() throws(TZifFlaw) -> Int { Int(UInt32(truncatingIfNeeded: try number(4))) }

    mutating func header() throws(TZifFlaw) -> TZifHeader {
        guard bytes.count - position >= 4, bytes[position..<position + 4].elementsEqual("TZif".utf8) else { throw .notTZif }
        try skip(4)
        let version = try byte()
        guard version == 0 || (UInt8(ascii: "2")...UInt8(ascii: "9")).contains(version) else { throw .version(version) }
        try skip(15)
        let header = TZifHeader(
            version: version == 0 ? 0 : Int(version) - 48, isUTCCount: try count(), isStandardCount: try count(), leapCount: try count(),
            timeCount: try count(), clockCount: try count(), letterCount: try count())
        return header
    }

    mutating func block(_ header: TZifHeader, width: Int) throws(TZifFlaw) -> TZifBlock {
        guard header.clockCount > 0 else { throw .noClock }
        guard [0, header.clockCount].contains(header.isUTCCount), [0, header.clockCount].contains(header.isStandardCount),
            header.clockCount <= 256, header.letterCount > 0
        else { throw .counts }
        guard header.size(width: width) <= bytes.count - position else { throw .tooShort(bytes: bytes.count) }
        var (times, kinds, clocks): ([Int64], [Int], [ZoneRules.Clock]) = ([], [], [])
        for _ in 0..<header.timeCount { times.append(try number(width)) }
        for _ in 0..<header.timeCount { kinds.append(Int(try byte())) }
        for _ in 0..<header.clockCount { clocks.append(try clock(letters: header.letterCount)) }
        try skip(header.letterCount)
        var leaps: [(at: Int64, correction: Int64)] = []
        for _ in 0..<header.leapCount { leaps.append((try number(width), try number(4))) }
        try skip(header.isStandardCount + header.isUTCCount)
        // Files of the folder `right` count leap seconds; POSIX, and so every instant here, does not.
        if !leaps.isEmpty {
            times = times.map { time in time.subtractingReportingOverflow(leaps.last { $0.at <= time }?.correction ?? 0).partialValue }
        }
        return TZifBlock(times: times, kinds: kinds, clocks: clocks)
    }

    private mutating func clock(letters: Int) throws(TZifFlaw) -> ZoneRules.Clock {
        let offset = Int(try number(4))
        guard (-89_999...93_599).contains(offset) else { throw .offset(offset) }
        let isDaylight = try byte()
        guard isDaylight <= 1 else { throw .daylight(isDaylight) }
        guard Int(try byte()) < letters else { throw .counts }
        return ZoneRules.Clock(offset: offset, isDaylight: isDaylight == 1)
    }

    /// The rule between two line ends; nil if there is nothing between them.
    mutating func footer() throws(TZifFlaw) -> YearlyRule? {
        guard try byte() == 0x0A, let end = bytes[position...].firstIndex(of: 0x0A) else { throw .tooShort(bytes: bytes.count) }
        let text = bytes[position..<end]
        guard !text.isEmpty else { return nil }
        guard let rule = YearlyRule(posix: text) else { throw .footer(String(decoding: text.prefix(100), as: UTF8.self)) }
        return rule
    }
}
