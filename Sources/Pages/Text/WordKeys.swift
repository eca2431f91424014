private import Bookings

/// What the program itself asks of a words file; what templates ask is checked with them.
enum WordKeys {
    /// The words that have one form for each plural category of the language.
    static let counted = ["places", "sessions"]

    /// The keys of the words that the program fills in, for a language with these plural rules.
    static func all(_ plurals: PluralRules) -> [[String]] {
        fixed + counted.flatMap { key in plurals.categories.map { [key, $0.rawValue] } }
    }

    /// Finds what is wrong with a words file.
    static func problems(in tree: WordTree, _ plurals: PluralRules) -> [WordProblems.Problem] {
        var problems = all(plurals).compactMap { problem(at: $0, in: tree) }
        if case .text(let region)? = tree.at(["region"]), !WordLocale.isRegion(region) { problems.append(.notARegion(region)) }
        let categories = plurals.categories.map(\.rawValue)
        for key in counted {
            guard case .group(let forms)? = tree.at([key]) else { continue }
            problems += forms.keys.sorted().filter { !categories.contains($0) }.map { .notAForm("\(key).\($0)", allowed: categories) }
        }
        return problems
    }

    private static func problem(at path: [String], in tree: WordTree) -> WordProblems.Problem? {
        let key = path.joined(separator: ".")
        switch tree.at(path) {
        case .text: return nil
        case nil: return .missing(key)
        case .list, .group: return .notAText(key)
        }
    }

    private static let mail: [[String]] =
        Letter.Kind.allCases.flatMap { kind in ["subject", "title", "lead"].map { ["mail", kind.rawValue, $0] } }
        + [["mail", "more"], ["mail", "noplace"], ["mail", "unbooked", "title"], ["mail", "unbooked", "advice"]]

    private static let fixed: [[String]] =
        Booking.Status.allCases.flatMap { [["status", $0.code, "title"], ["status", $0.code, "advice"]] }
        + (reasons + [hiddenEverywhere]).flatMap { [["state", $0, "title"], ["state", $0, "advice"]] }
        + [["calendar", "line"], ["calendar", "entry"], ["bookings", "title"], ["session", "staff"], ["session", "cancelled"]]
        + [["link", "join"], ["link", "password"], ["link", "page"]]
        + [["booking", "undated"], ["region"], ["time-range"], ["zone"], ["site-times"], ["site-date"], ["later-day"]]
        + mail

    /// What is said for both reasons where neither pages nor mails show links: there each would send the reader to the other.
    static let hiddenEverywhere = "hidden-everywhere"

    /// Every reason code and source of `Sources/Bookings/Bookings.docc/LinkRules.md`.
    static let reasons: [String] =
        Resolution.Source.Code.allCases.map(\.rawValue) + Resolution.Absence.allCases.map(\.rawValue)
        + Resolution.Wait.allCases.map(\.rawValue) + Resolution.Danger.allCases.map(\.rawValue)
        + Booking.Status.allCases.filter { $0 != .confirmed }.map { Revelation.withheld(.booking($0)).reason }
        + Surface.allCases.map { Revelation.hidden($0).reason } + [Revelation.leftToMyBookings.reason]
}
