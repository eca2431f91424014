import TestKit

/// A link whose every part holds a word that is nowhere else in the world.
struct CanaryLink {
    let url: String
    let password: String
    let description: String
    /// Whether guests may see it at all (`Sources/Bookings/Bookings.docc/LinkRules.md`); its maker knows.
    let isSafe: Bool
    /// The words, all of which must be where the link is shown and none of which may be anywhere else.
    let words: Set<String>
}

/// Makes words that occur nowhere else, and links of them.
struct CanaryMaker {
    static let prefix = "zqx"
    static let length = 19

    private(set) var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func word() -> String {
        let digits = String(generator.next(), radix: 16)
        return Self.prefix + String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// A link that must be escaped in every place; one in eight is not fit for guests.
    mutating func link(placeholder: Bool = false) -> CanaryLink {
        let (url, password, description) = (word(), word(), word())
        let isSafe = !generator.once(in: 8)
        let safe = [
            "https://meet.jit.si/\(url)\(placeholder ? "-{session}" : "")",
            "https://teams.microsoft.com/l/19%3ameeting_\(url)?a=1&amp=\(url)",
            "https://facetime.apple.com/join#v=1&p=\(url)", "https://us06web.zoom.us/j/123?pwd=\(url).1", "https://\(url).example.org/~'x'",
        ]
        let unsafe = [
            "http://meet.example.org/\(url)", "https://us06web.zoom.us/s/\(url)", "https://us06web.zoom.us/j/1?pwd=\(url)&zak=x",
            "javascript:alert('\(url)')", "https://\(url)@meet.example.org/", "https://meet.example.org/ \(url)",
        ]
        return CanaryLink(
            url: generator.pick(isSafe ? safe : unsafe), password: "<\(password)> & *so* \"on\"",
            description: generator.pick([
                "Bring **\(description)**.", "<b>\(description)</b>", "# \(description)\n\n- one",
                "[\(description)](https://a.example.org/)",
            ]), isSafe: isSafe, words: [url, password, description])
    }
}
