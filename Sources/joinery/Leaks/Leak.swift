/// Something in a published file that the rules say must not be there: named by where it stands, never quoted.
struct Leak: Hashable, Comparable, Sendable {
    /// The page by kind and row: `my-bookings:12 (Markdown)`.
    let file: String
    let part: LinkPart.Kind
    /// Where the link stands in the database: `session:81`.
    let owner: String
    /// Nil where there is no link: a join page's address.
    let provider: String?

    var words: String { "\(file): \(part.words) of \(owner)\(provider.map { " (\($0))" } ?? "")" }

    static func < (left: Leak, right: Leak) -> Bool { left.words < right.words }
}

/// What a leak scan found.
struct LeakReport: Sendable {
    /// All leaks, each once a file.
    private(set) var count = 0
    /// The first 1,000 of them, in no order.
    private(set) var leaks: [Leak] = []

    mutating func add(_ leak: Leak) {
        count += 1
        if leaks.count < 1000 { leaks.append(leak) }
    }

    mutating func add(_ other: LeakReport) {
        count += other.count
        leaks += other.leaks.prefix(1000 - leaks.count)
    }

    /// The first of them by name, and how many more there are.
    func lines(atMost limit: Int) -> [String] {
        let shown = leaks.map(\.words).sorted().prefix(limit)
        return shown.map { "  \($0)" } + (count > shown.count ? ["  and \(count - shown.count) more"] : [])
    }
}

extension Failure {
    /// Nothing was published because it would have shown what the rules hide.
    init(_ report: LeakReport, folder: String) {
        let count = report.count == 1 ? "1 leak" : "\(report.count) leaks"
        self.init(
            .difference,
            (["`\(folder)`: \(count) of what the rules say must not be there; nothing was published"] + report.lines(atMost: 20))
                .joined(separator: "\n"),
            hint: "look for it in the templates and in descriptions; `joinery explain MEMBER SESSION` tells the rules")
    }
}
