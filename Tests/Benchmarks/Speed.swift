/// The megabytes a second of the best of many runs of each: taken in turns, as the machine may be busy with other things.
func bestSpeeds(of size: Int, _ first: () -> Void, _ second: () -> Void) -> (Double, Double) {
    let pagesPerRun = 1_000
    let clock = ContinuousClock()
    var best: (Duration, Duration) = (.seconds(1_000), .seconds(1_000))
    for _ in 0..<100 {
        best.0 = min(best.0, clock.measure { for _ in 0..<pagesPerRun { first() } })
        best.1 = min(best.1, clock.measure { for _ in 0..<pagesPerRun { second() } })
    }
    let bytes = Double(size * pagesPerRun)
    return (bytes / (best.0 / .microseconds(1)), bytes / (best.1 / .microseconds(1)))
}

/// The two pages are not the same, so their speeds say nothing.
struct Difference: Error, CustomStringConvertible {
    let template: [UInt8]
    let byHand: [UInt8]

    var description: String {
        "by template:\n\(String(decoding: template, as: UTF8.self))\nby hand:\n\(String(decoding: byHand, as: UTF8.self))"
    }
}
