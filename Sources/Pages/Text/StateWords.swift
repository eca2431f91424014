internal import Bookings

/// What a link's state, or a booking's, is called, and what the member can do.
struct StateWords: Sendable {
    let title: String
    let advice: String
    /// The same with what of it leads to whom to ask.
    let adviceParts: [AdvicePart]

    init(_ words: Words, _ group: String, _ code: String, leadsToContact: Bool = false) {
        title = words.word(group, code, "title")
        let text = AdviceText(words.word(group, code, "advice"), leads: leadsToContact)
        advice = text.plain
        adviceParts = text.parts
    }
}

/// The words of every state, looked up once.
struct StateTable: Sendable {
    private let reasons: [String: StateWords]
    private let statuses: [Booking.Status: StateWords]

    /// - `leadsToContact`: whether pages name whom to ask.
    init(_ words: Words, leadsToContact: Bool = false) {
        func state(_ group: String, _ code: String) -> StateWords { StateWords(words, group, code, leadsToContact: leadsToContact) }
        reasons = Dictionary(uniqueKeysWithValues: WordKeys.reasons.map { ($0, state("state", $0)) })
        statuses = Dictionary(uniqueKeysWithValues: Booking.Status.allCases.map { ($0, state("status", $0.code)) })
        atPlace = WordKeys.atPlace.mapValues { state("state", $0) }
        hiddenEverywhere = state("state", WordKeys.hiddenEverywhere)
        none = StateWords(words, "", "")
    }

    private let atPlace: [String: StateWords]
    private let hiddenEverywhere: StateWords
    private let none: StateWords

    /// - `place`: where the session is held, as the page says beside the words; empty where it says none.
    subscript(revelation: Revelation, on site: Site, at place: String) -> StateWords {
        if case .hidden = revelation, site.hidesLinkEverywhere { return hiddenEverywhere }
        let reason = revelation.reason
        return (place.isEmpty ? nil : atPlace[reason]) ?? reasons[reason] ?? none
    }

    subscript(status: Booking.Status) -> StateWords { statuses[status] ?? none }
}
