internal import Bookings

/// How a source writes a time: `dd.MM.yyyy HH:mm`, `M/d/yyyy, h:mm a`, or with percent signs, `%d.%m.%Y %H:%M`.
///
/// Letters are those of Unicode's date patterns, and `Y` and `D` are `y` and `d`. A number may have fewer digits than letters; `MMM` is a month's
/// English name, and `E` a day's; a space is any white space, or none; text in single quotes is itself.
package struct InstantPattern: Hashable, Sendable {
    private enum Part: Hashable {
        case year, month, monthName, day, dayName, hour, hour12, minute, second, fraction, halfDay, offset
        case space
        case literal(UInt8)
    }

    private let parts: [Part]
    /// Whether it names a time of day.
    package var hasTime: Bool { parts.contains(.hour) || parts.contains(.hour12) }

    /// What RFC 3339 writes, by hand: far the most common.
    package init?(_ text: String) {
        var parts: [Part] = []
        var bytes = Array(text.utf8)[...]
        var isQuoted = false
        while let byte = bytes.popFirst() {
            if byte == UInt8(ascii: "'") {
                if bytes.first == byte {
                    parts.append(.literal(byte))
                    bytes.removeFirst()
                } else {
                    isQuoted.toggle()
                }
                continue
            }
            if isQuoted {
                parts.append(.literal(byte))
            } else if byte == UInt8(ascii: "%") {
                guard let letter = bytes.popFirst(), let part = Self.percent[letter] else { return nil }
                parts += part
            } else if let part = Self.letters[byte] {
                let more = bytes.prefix { $0 == byte }.count
                bytes = bytes.dropFirst(more)
                parts.append(part == .month && more >= 2 ? .monthName : part)
            } else if byte == 0x20 {
                parts.append(.space)
            } else if (65...90).contains(byte) || (97...122).contains(byte), byte != UInt8(ascii: "T"), byte != UInt8(ascii: "t") {
                return nil
            } else {
                parts.append(.literal(byte))
            }
        }
        guard !isQuoted, parts.contains(.year), parts.contains(.month) || parts.contains(.monthName), parts.contains(.day) else {
            return nil
        }
        self.parts = parts
    }

    private static let letters: [UInt8: Part] = [
        UInt8(ascii: "y"): .year, UInt8(ascii: "Y"): .year, UInt8(ascii: "u"): .year, UInt8(ascii: "M"): .month, UInt8(ascii: "d"): .day,
        UInt8(ascii: "D"): .day, UInt8(ascii: "H"): .hour, UInt8(ascii: "h"): .hour12, UInt8(ascii: "m"): .minute,
        UInt8(ascii: "s"): .second, UInt8(ascii: "S"): .fraction, UInt8(ascii: "a"): .halfDay, UInt8(ascii: "A"): .halfDay,
        UInt8(ascii: "X"): .offset, UInt8(ascii: "x"): .offset, UInt8(ascii: "Z"): .offset, UInt8(ascii: "E"): .dayName,
    ]
    private static let percent: [UInt8: [Part]] = [
        UInt8(ascii: "Y"): [.year], UInt8(ascii: "y"): [.year], UInt8(ascii: "m"): [.month], UInt8(ascii: "d"): [.day],
        UInt8(ascii: "e"): [.day], UInt8(ascii: "b"): [.monthName], UInt8(ascii: "B"): [.monthName], UInt8(ascii: "a"): [.dayName],
        UInt8(ascii: "A"): [.dayName],
        UInt8(ascii: "H"): [.hour], UInt8(ascii: "I"): [.hour12], UInt8(ascii: "M"): [.minute], UInt8(ascii: "S"): [.second],
        UInt8(ascii: "f"): [.fraction], UInt8(ascii: "p"): [.halfDay], UInt8(ascii: "z"): [.offset], UInt8(ascii: "%"): [.literal(0x25)],
        UInt8(ascii: "F"): [.year, .literal(0x2D), .month, .literal(0x2D), .day],
        UInt8(ascii: "T"): [.hour, .literal(0x3A), .minute, .literal(0x3A), .second],
        UInt8(ascii: "R"): [.hour, .literal(0x3A), .minute],
    ]

    /// Reads a text of this form; nil for any other.
    func read(_ text: String) -> ReadTime? {
        var reader = TimeReader(text)
        var time = ReadTime()
        for part in parts {
            switch part {
            case .year:
                guard let (year, digits) = reader.number(digits: 2...4), digits != 3 else { return nil }
                time.year = digits == 2 ? 2000 + year : year
            case .month: guard reader.put(&time.month, 1...12) else { return nil }
            case .monthName:
                guard let month = reader.month() else { return nil }
                time.month = month
            case .day: guard reader.put(&time.day, 1...31) else { return nil }
            case .dayName: guard !reader.word().isEmpty else { return nil }
            case .hour: guard reader.put(&time.hour, 0...23) else { return nil }
            case .hour12: guard reader.put(&time.hour, 1...12) else { return nil }
            case .minute: guard reader.put(&time.minute, 0...59) else { return nil }
            case .second: guard reader.put(&time.second, 0...59) else { return nil }
            case .fraction: guard reader.number(digits: 1...9) != nil else { return nil }
            case .halfDay:
                guard let isAfternoon = reader.halfDay() else { return nil }
                time.hour = time.hour % 12 + (isAfternoon ? 12 : 0)
            case .offset:
                guard let offset = reader.offset() else { return nil }
                time.offset = offset
            case .space: reader.skipSpace()
            case .literal(let byte): guard reader.take(byte) else { return nil }
            }
        }
        reader.skipSpace()
        guard reader.isAtEnd, time.isDate else { return nil }
        return time
    }
}

/// A date and a time of day as somebody wrote them.
struct ReadTime: Hashable {
    var year = 0
    var month = 0
    var day = 0
    var hour = 0
    var minute = 0
    var second = 0
    /// Seconds east of UTC; nil where none is named.
    var offset: Int?

    /// Whether there is such a day.
    var isDate: Bool {
        let days = CivilTime.days(year: year, month: month, day: day)
        return CivilTime(Instant(seconds: days * 86_400)).day == day
    }

    /// Seconds from 1970 on on the clock that it was read from.
    var local: Int64 { CivilTime.days(year: year, month: month, day: day) * 86_400 + Int64(hour * 3600 + minute * 60 + second) }

    /// Reads RFC 3339 and what comes near: a blank or `T` between date and time, no seconds, any fraction, `Z`, `+02:00`, `+0200`, `+02`,
    /// or no offset at all; nil for anything else.
    init?(_ text: String) {
        var reader = TimeReader(text)
        guard let (year, digits) = reader.number(digits: 4...4), digits == 4, reader.take(UInt8(ascii: "-")) else { return nil }
        self.year = year
        guard reader.put(&month, 1...12, digits: 2...2), reader.take(UInt8(ascii: "-")), reader.put(&day, 1...31, digits: 2...2), isDate,
            reader.take(0x20) || reader.take(UInt8(ascii: "T")) || reader.take(UInt8(ascii: "t")),
            reader.put(&hour, 0...23, digits: 1...2), reader.take(UInt8(ascii: ":")), reader.put(&minute, 0...59, digits: 2...2)
        else { return nil }
        if reader.take(UInt8(ascii: ":")) {
            guard reader.put(&second, 0...59, digits: 2...2) else { return nil }
            if reader.take(UInt8(ascii: ".")) || reader.take(UInt8(ascii: ",")) {
                guard reader.skipDigits() else { return nil }
            }
        }
        if reader.isAtEnd { return }
        reader.skipSpace()
        guard let offset = reader.offset(), reader.isAtEnd else { return nil }
        self.offset = offset
    }

    init() {}
}

/// Reads a text from its beginning.
private struct TimeReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        skipSpace()
    }

    var isAtEnd: Bool { index == bytes.count }

    mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    mutating func number(digits allowed: ClosedRange<Int>) -> (Int, digits: Int)? {
        var (value, count) = (0, 0)
        while count < allowed.upperBound, index < bytes.count, (48...57).contains(bytes[index]) {
            value = value * 10 + Int(bytes[index] - 48)
            (index, count) = (index + 1, count + 1)
        }
        return allowed.contains(count) ? (value, count) : nil
    }

    mutating func put(_ place: inout Int, _ range: ClosedRange<Int>, digits: ClosedRange<Int> = 1...2) -> Bool {
        guard let (value, _) = number(digits: digits), range.contains(value) else { return false }
        place = value
        return true
    }

    mutating func skipDigits() -> Bool {
        let start = index
        while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
        return index > start
    }

    /// Blanks, and the no-break spaces that some programs write before AM and PM.
    mutating func skipSpace() {
        while index < bytes.count {
            if bytes[index] == 0x20 || bytes[index] == 0x09 {
                index += 1
            } else if bytes[index...].starts(with: [0xC2, 0xA0]) {
                index += 2
            } else if bytes[index...].starts(with: [0xE2, 0x80, 0xAF]) {
                index += 3
            } else {
                return
            }
        }
    }

    /// Letters, as small ones, and the full stop behind them.
    mutating func word() -> String {
        let letters = bytes[index...].prefix { (65...90).contains($0 & 0xDF) }
        index += letters.count
        _ = take(UInt8(ascii: "."))
        return String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]

    /// A month's English name, whole or its first letters, of which there are three or more.
    mutating func month() -> Int? {
        let word = word()
        guard word.utf8.count >= 3 else { return nil }
        return Self.months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }

    /// `AM`, `pm`, `a.m.`; whether it is the second half.
    mutating func halfDay() -> Bool? {
        skipSpace()
        let rest = bytes[index...].map { $0 | 0x20 }
        for (word, isAfternoon) in [("am", false), ("pm", true), ("a.m.", false), ("p.m.", true)] where rest.starts(with: word.utf8) {
            index += word.utf8.count
            return isAfternoon
        }
        return nil
    }

    mutating func offset() -> Int? {
        if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return 0 }
        let isWest = take(UInt8(ascii: "-"))
        guard isWest || take(UInt8(ascii: "+")), let (hours, _) = number(digits: 2...2), hours < 24 else { return nil }
        var minutes = 0
        if take(UInt8(ascii: ":")) || !isAtEnd {
            guard let (value, _) = number(digits: 2...2), value < 60 else { return nil }
            minutes = value
        }
        return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }
}
