import ArgumentParser

/// A length of time, written as a number and a unit: `90s`, `10m`, `36h`, `7d`.
struct Age: ExpressibleByArgument {
    let seconds: Int64

    private static let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    /// A hundred years.
    private static let most: Int64 = 36_525 * 86_400

    init?(argument: String) {
        guard let unit = argument.last.flatMap({ Self.units[$0] }), let count = Int64(argument.dropLast()), count > 0,
            count <= Self.most / unit
        else { return nil }
        seconds = count * unit
    }
}
