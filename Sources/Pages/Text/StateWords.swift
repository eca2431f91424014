internal import Bookings

/// What a link's state, or a booking's, is called, and what the member can do.
struct StateWords: Sendable {
    let title: String
    let advice: String

    init(_ words: Words, _ group: String, _ code: String) {
        title = words.word(group, code, "title")
        advice = words.word(group, code, "advice")
    }
}

/// The words of every state, looked up once.
struct StateTable: Sendable {
    private let reasons: [String: StateWords]
    private let statuses: [Booking.Status: StateWords]

    init(_ words: Words) {
        reasons = Dictionary(uniqueKeysWithValues: WordKeys.reasons.map { ($0, StateWords(words, "state", $0)) })
        statuses = Dictionary(uniqueKeysWithValues: Booking.Status.allCases.map { ($0, StateWords(words, "status", $0.code)) })
        hiddenEverywhere = StateWords(words, "state", WordKeys.hiddenEverywhere)
        none = StateWords(words, "", "")
    }

    private let hiddenEverywhere: StateWords
    private let none: StateWords

    subscript(revelation: Revelation, on site: Site) -> StateWords {
        if case .hidden = revelation, site.hidesLinkEverywhere { return hiddenEverywhere }
        return reasons[revelation.reason] ?? none
    }

    subscript(status: Booking.Status) -> StateWords { statuses[status] ?? none }
}
