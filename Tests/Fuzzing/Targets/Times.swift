import Bookings

/// Any bytes are a zone's rules or a flaw, and rules have an answer for every instant.
@Sendable func fuzzTZif(_ bytes: [UInt8]) throws {
    let rules: ZoneRules
    do {
        rules = try ZoneRules(tzif: bytes)
    } catch {
        require(!error.sentence.isEmpty, "a flaw is told")
        return
    }
    for seconds: Int64 in [.min, -1 << 40, -1, 0, 1_800_000_000, 1 << 32, 1 << 36, .max] {
        let instant = Instant(seconds: seconds)
        let period = rules.period(at: instant)
        require(rules.offset(at: instant) == period.offset && (-90_000...93_600).contains(period.offset), "an offset at \(seconds)")
        require(period.start ?? .distantPast < period.end ?? .distantFuture, "a period has a length")
        _ = rules.showsTwice(instant)
    }
    let periods = rules.periods(within: Instant(seconds: 0)...Instant(seconds: 5_000_000_000))
    for (before, after) in zip(periods, periods.dropFirst()) {
        require(before.end == after.start && before.offset == after.offsetBefore, "periods follow each other")
    }
}

/// What is read as a time is written as one, and read again as the same.
@Sendable func fuzzRFC3339(_ bytes: [UInt8]) throws {
    guard let instant = Instant(rfc3339: bytes.text) else { return }
    let years: ClosedRange<Int64> = -62_167_219_200...253_402_300_799
    if years.contains(instant.seconds) { require(Instant(rfc3339: instant.rfc3339) == instant, "\(instant.seconds) is read as written") }
    require(instant.rfc3339.utf8.count == 20, "four digits of a year")
}
