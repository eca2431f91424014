/// One row of the table "what this member gets on this surface" (<doc:LinkRules#Who-sees-it>).
public struct RevealRule: Sendable {
    public let number: Int
    public let condition: String
    /// Says what it found, for `explain`; of a link, the provider.
    let find: @Sendable (RevealFacts) -> String
    let decide: @Sendable (RevealFacts) -> Revelation?

    init(
        _ number: Int, _ condition: String, find: @escaping @Sendable (RevealFacts) -> String,
        _ decide: @escaping @Sendable (RevealFacts) -> Revelation?
    ) {
        self.number = number
        self.condition = condition
        self.find = find
        self.decide = decide
    }

    /// The whole table. The first row that decides wins.
    public static let table: [RevealRule] = [
        RevealRule(1, "the session has no link", find: \.resolution.words) { facts in
            if case .none(let absence) = facts.resolution { Revelation.none(absence) } else { nil }
        },
        RevealRule(2, "the link is not made yet", find: \.resolution.words) { facts in
            if case .pending(let wait, _) = facts.resolution { .pending(wait) } else { nil }
        },
        RevealRule(3, "the link may not be shown to anyone", find: \.resolution.words) { facts in
            if case .withheld(let danger, _) = facts.resolution { .withheld(.danger(danger)) } else { nil }
        },
        RevealRule(
            4, "the booking is not confirmed",
            find: { $0.booking.map { "the booking is \($0.rawValue)" } ?? "the join page belongs to no booking" }
        ) { facts in
            guard let status = facts.booking, status != .confirmed else { return nil }
            return .withheld(.booking(status))
        },
        RevealRule(
            5, "the site hides links on this surface",
            find: { "the site \($0.hidesLink ? "hides" : "shows") links on \($0.surface.rawValue)" }
        ) { facts in
            facts.hidesLink ? .hidden(facts.surface) : nil
        },
        RevealRule(6, "otherwise: the link is shown", find: \.resolution.words) { facts in
            if case .link(let link, let source) = facts.resolution { .shown(link, source) } else { nil }
        },
    ]
}

/// Holds all that the reveal rules look at.
struct RevealFacts: Sendable {
    let resolution: Resolution
    let booking: Booking.Status?
    let surface: Surface
    /// The site's switch for this surface, not the site: a build asks once an entry.
    let hidesLink: Bool
}

extension Site {
    /// Whether no client is shown any link: what pages and mails say then cannot lead to each other.
    public var hidesLinkEverywhere: Bool { Surface.allCases.allSatisfy(hidesLink) }

    public func hidesLink(on surface: Surface) -> Bool {
        switch surface {
        case .myBookings: hidesLinkInMyBookings
        case .email: hidesLinkInEmails
        }
    }
}
