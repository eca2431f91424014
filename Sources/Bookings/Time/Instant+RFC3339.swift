extension Instant {
    /// Writes the instant as `2026-11-23T09:30:00Z`.
    public var rfc3339: String {
        let time = CivilTime(self)
        // Twenty characters, whatever the numbers: there is room for all.
        return unsafe String(unsafeUninitializedCapacity: 24) { buffer in
            var count = 0
            func put(_ number: Int, digits: Int, then separator: Character) {
                var scale = 1
                for _ in 1..<digits { scale *= 10 }
                while scale > 0 {
                    unsafe buffer[count] = UInt8(48 + number / scale % 10)
                    count += 1
                    scale /= 10
                }
                unsafe buffer[count] = separator.asciiValue ?? 0
                count += 1
            }
            put(time.year, digits: 4, then: "-")
            put(time.month, digits: 2, then: "-")
            put(time.day, digits: 2, then: "T")
            put(time.hour, digits: 2, then: ":")
            put(time.minute, digits: 2, then: ":")
            put(time.second, digits: 2, then: "Z")
            return count
        }
    }

    /// Reads `2026-11-23T09:30:00Z` or `2026-11-23T10:30:00+01:00` (RFC 3339; a fraction of a second is dropped); nil for anything else.
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        func isAt(_ index: Int, _ allowed: String) -> Bool {
            index < bytes.count && allowed.utf8.contains(bytes[index])
        }
        guard let year = number(0..<4), isAt(4, "-"), let month = number(5..<7), (1...12).contains(month), isAt(7, "-"),
            let day = number(8..<10), (1...31).contains(day), isAt(10, "Tt "), let hour = number(11..<13), hour < 24, isAt(13, ":"),
            let minute = number(14..<16), minute < 60, isAt(16, ":"), let second = number(17..<19), second < 60
        else { return nil }
        var rest = 19
        if isAt(rest, ".") {
            rest += 1
            guard isAt(rest, "0123456789") else { return nil }
            while isAt(rest, "0123456789") { rest += 1 }
        }
        var offset = 0
        if isAt(rest, "Zz"), rest + 1 == bytes.count {
            offset = 0
        } else if isAt(rest, "+-"), rest + 6 == bytes.count, let hours = number(rest + 1..<rest + 3), hours < 24, isAt(rest + 3, ":"),
            let minutes = number(rest + 4..<rest + 6), minutes < 60
        {
            offset = (hours * 3600 + minutes * 60) * (bytes[rest] == UInt8(ascii: "-") ? -1 : 1)
        } else {
            return nil
        }
        let days = CivilTime.days(year: year, month: month, day: day)
        let instant = Instant(seconds: days * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset))
        // 31 February is a day of March to the arithmetic, and a mistake to whoever typed it.
        guard CivilTime(Instant(seconds: days * 86_400)).day == day else { return nil }
        self = instant
    }
}
