private import Bookings
private import Templating

/// What the program itself asks of a words file; what templates ask is checked with them.
enum WordKeys {
    /// The words that have one form for each plural category of the language.
    static let counted = ["places", "sessions"]

    /// The names that the program fills in, by the word's key; those of a counted word are filled in each of its forms. Every other word
    /// is shown as it stands.
    static let placeholders: [String: [String]] = [
        "places": ["count"], "sessions": ["count"],
        "bookings.hello": GreetingWords.names,
        "session.newtime": ["time"], "session.newplace": ["place"],
        "calendar.line": ["label", "value"], "calendar.entry": ["status", "title"],
        "mail.confirmation.subject": ["service", "date", "time"], "mail.cancellation.subject": ["status", "service", "date", "time"],
        "mail.notice.subject": ["service", "date", "time"], "mail.reminder.subject": ["service", "date", "time"],
        "mail.cancellation.title": ["status"], "mail.more": ["subject", "count"],
        "time-range": ["start", "end"], "zone": ["city", "offset"], "site-times": ["times", "zone"], "site-date": ["date", "times"],
        "later-day": ["day", "time"], "date-and-times": ["date", "times", "zone"], "date-block": ["weekday", "day", "month"],
    ]

    /// Of those, the ones that a word may do without.
    private static let optional: [String: [String]] = [
        "bookings.hello": GreetingWords.names,
        "mail.confirmation.subject": ["date", "time"], "mail.cancellation.subject": ["date", "time"],
        "mail.notice.subject": ["date", "time"], "mail.reminder.subject": ["time"], "mail.cancellation.title": ["status"],
    ]

    /// The keys of the words that the program fills in, for a language with these plural rules.
    static func all(_ plurals: PluralRules) -> [[String]] {
        fixed + counted.flatMap { key in plurals.categories.map { [key, $0.rawValue] } }
    }

    /// Finds what is wrong with a words file.
    static func problems(in tree: WordTree, _ plurals: PluralRules) -> [WordProblems.Problem] {
        var problems = all(plurals).compactMap { problem(at: $0, in: tree) }
        if case .text(let region, let place)? = tree.at(["region"]), !WordLocale.isRegion(region) {
            problems.append(.notARegion(region, at: place))
        }
        let categories = plurals.categories.map(\.rawValue)
        for key in counted {
            guard case .group(let forms, _)? = tree.at([key]) else { continue }
            problems += forms.filter { !categories.contains($0.key) }.sorted { $0.value.place < $1.value.place }.map {
                .notAForm("\(key).\($0.key)", at: $0.value.place, allowed: categories)
            }
        }
        return problems
    }

    /// Finds names in braces that nobody fills in, and those that are to be filled in and are not there.
    ///
    /// A word of the user's own may have braces: nothing is filled in there.
    static func placeholderProblems(in file: WordFile, _ plurals: PluralRules) -> [WordProblems.Problem] {
        var problems: [WordProblems.Problem] = []
        // Words may stand for each other (`&online`, `*online`): a mistake in one is told once.
        var told: Set<TextPlace> = []
        file.tree.forEachText { path, text, place in
            guard isKnown(path), text.utf8.contains(UInt8(ascii: "{")) || !names(at: path).isEmpty, told.insert(place).inserted else {
                return
            }
            let key = path.joined(separator: ".")
            let allowed = names(at: path)
            let pattern = Pattern(text)
            var unknown: Set<String> = []
            for name in pattern.names where !allowed.contains(name) && unknown.insert(name).inserted {
                problems.append(
                    .unknownPlaceholder(
                        name, in: key, at: file.place(of: "{\(name)}", from: place), allowed: allowed,
                        nearest: nearestName(to: name, among: allowed)))
            }
            if !allowed.isEmpty, let brace = pattern.strayBrace {
                problems.append(
                    .openBrace(key, at: file.place(of: brace.line, plus: brace.offset, from: place), allowed: allowed))
            }
            let missing = Set(allowed).subtracting(pattern.names).subtracting(optional[key] ?? [])
            // A name that is misspelt is told as that alone; a form for one number may say it in a word.
            guard unknown.isEmpty, pattern.strayBrace == nil, !missing.isEmpty, !isForOneNumber(path, plurals) else { return }
            problems += missing.sorted().map { .unusedPlaceholder($0, in: key, at: place) }
        }
        return problems
    }

    /// Whether the program fills a word in: templates have what it becomes, under a name of its own.
    static func isFilledIn(_ path: [String]) -> Bool { !path.isEmpty && !names(at: path).isEmpty }

    private static func names(at path: [String]) -> [String] {
        placeholders[counted.contains(path[0]) ? path[0] : path.joined(separator: ".")] ?? []
    }

    /// Whether the program or the built-in templates name the word.
    private static func isKnown(_ path: [String]) -> Bool {
        counted.contains(path[0]) || WordFile.builtIn(for: "en")?.tree.at(path) != nil
    }

    private static func isForOneNumber(_ path: [String], _ plurals: PluralRules) -> Bool {
        guard counted.contains(path[0]), path.count == 2 else { return false }
        func isOfForm(_ number: Int64) -> Bool { plurals.category(of: number).rawValue == path[1] }
        // CLDR's rules look at the last two digits: beyond these numbers they repeat themselves, but for forms of thousands and millions.
        let end: Int64 = 200
        guard let first = (0..<end).first(where: isOfForm) else { return false }
        return !(first + 1..<end).contains(where: isOfForm)
    }

    private static func problem(at path: [String], in tree: WordTree) -> WordProblems.Problem? {
        let key = path.joined(separator: ".")
        switch tree.at(path) {
        case .text: return nil
        case nil:
            // A text where a group of words belongs is told once, as that.
            for length in path.indices.dropFirst() {
                if case .text(_, let place)? = tree.at(path[..<length]) {
                    return .notAGroup(path[..<length].joined(separator: "."), at: place)
                }
            }
            return .missing(key)
        case .list(let place)?, .group(_, let place)?: return .notAText(key, at: place)
        }
    }

    private static let mail: [[String]] =
        Letter.Kind.allCases.flatMap { kind in ["subject", "title", "lead"].map { ["mail", kind.rawValue, $0] } }
        + [["mail", "more"], ["mail", "noplace"], ["mail", "unbooked", "title"], ["mail", "unbooked", "advice"]]

    private static let fixed: [[String]] =
        Booking.Status.allCases.flatMap { [["status", $0.code, "title"], ["status", $0.code, "advice"]] }
        + (reasons + atPlace.values.sorted() + [hiddenEverywhere]).flatMap { [["state", $0, "title"], ["state", $0, "advice"]] }
        + [
            ["calendar", "line"], ["calendar", "entry"], ["bookings", "title"], ["bookings", "hello"],
            ["bookings", "instead"], ["empty", "advice"], ["missing", "advice"], ["session", "staff"],
            ["session", "cancelled"], ["session", "newtime"], ["session", "newplace"],
        ]
        + [["link", "join"], ["link", "password"], ["link", "page"]]
        + [
            ["booking", "undated"], ["region"], ["time-range"], ["zone"], ["site-times"], ["site-date"], ["later-day"], ["date-and-times"],
            ["date-block"],
        ]
        + mail

    /// What is said for both reasons where neither pages nor mails show links: there each would send the reader to the other.
    static let hiddenEverywhere = "hidden-everywhere"

    /// What is said for a reason where the place stands beside it: nobody need ask for that.
    static let atPlace = ["removed": "removed-at-place", "in-person": "in-person-at-place"]

    /// Every reason code and source of `Sources/Bookings/Bookings.docc/LinkRules.md`.
    static let reasons: [String] =
        Resolution.Source.Code.allCases.map(\.rawValue) + Resolution.Absence.allCases.map(\.rawValue)
        + Resolution.Wait.allCases.map(\.rawValue) + Resolution.Danger.allCases.map(\.rawValue)
        + Booking.Status.allCases.filter { $0 != .confirmed }.map { Revelation.withheld(.booking($0)).reason }
        + Surface.allCases.map { Revelation.hidden($0).reason } + [Revelation.leftToMyBookings.reason]
}

extension Pattern {
    /// A brace that has no other half: the literal text on its line, and how many scalars of that are before it. Nil if there is none.
    fileprivate var strayBrace: (line: String, offset: Int)? {
        for case .literal(let text) in pieces {
            for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
                let before = line.prefix { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }
                if before.count < line.count { return (String(Substring(line)), Substring(before).unicodeScalars.count) }
            }
        }
        return nil
    }
}
