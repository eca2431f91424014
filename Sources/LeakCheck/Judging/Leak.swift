/// Something in a published file that the rules say must not be there: named by where it is. Of a description it quotes the words that were
/// found, or they would be searched for in vain; an address, a password, a number or a code is never quoted.
public struct Leak: Hashable, Comparable, Sendable {
    /// The page by kind and row: `my-bookings:12 (Markdown)`.
    public let file: String
    let part: LinkPart.Kind
    /// Where the link is in the database: `session:81`.
    let owner: String
    /// Nil where there is no link: a join page's address.
    let provider: String?
    /// Of a description, what was found of it, in lower case; else nil.
    var quoted: String?

    public var words: String { "\(file): \(sentence)" }

    /// What it is and whose, without the file.
    public var sentence: String {
        "\(quoted.map { "\"\($0)\" of " } ?? "")\(part.words) \(part == .managing ? "" : "of ")\(owner)\(provider.map { " (\($0))" } ?? "")"
    }

    public static func < (left: Leak, right: Leak) -> Bool { left.words < right.words }
}

/// What a search for leaks found.
public struct LeakReport: Sendable {
    public init() {}

    /// All leaks, each once a file.
    public private(set) var count = 0
    /// The first 1,000 of them, in no order.
    public private(set) var leaks: [Leak] = []

    public mutating func add(_ leak: Leak) {
        count += 1
        if leaks.count < 1000 { leaks.append(leak) }
    }

    public mutating func add(_ other: LeakReport) {
        count += other.count
        leaks += other.leaks.prefix(1000 - leaks.count)
    }

    /// The first of them by name, and how many more there are.
    public func lines(atMost limit: Int) -> [String] {
        let shown = leaks.map(\.words).sorted().prefix(limit)
        return shown.map { "  \($0)" } + (count > shown.count ? ["  and \(count - shown.count) more"] : [])
    }
}
