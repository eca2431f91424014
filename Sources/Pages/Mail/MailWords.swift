internal import Bookings

/// What mails say that templates cannot: subjects, and headings that depend on the kind of mail.
struct MailWords: Sendable {
    struct Kind: Sendable {
        let subject: Pattern
        let title: Pattern
        let lead: String
    }

    private let kinds: [Letter.Kind: Kind]
    /// The subject of a mail of several sessions: that of the first, and how many more.
    let more: Pattern
    /// Of a session that the booking is not for any more.
    let unbooked: StateWords
    let cancelled: String
    let noPlace: String

    init(_ words: Words) {
        kinds = Dictionary(
            uniqueKeysWithValues: Letter.Kind.allCases.map { kind in
                (
                    kind,
                    Kind(
                        subject: Pattern(words.word("mail", kind.rawValue, "subject")),
                        title: Pattern(words.word("mail", kind.rawValue, "title")),
                        lead: words.word("mail", kind.rawValue, "lead"))
                )
            })
        more = Pattern(words.word("mail", "more"))
        unbooked = StateWords(words, "mail", "unbooked")
        cancelled = words.word("session", "cancelled")
        noPlace = words.word("mail", "noplace")
    }

    subscript(kind: Letter.Kind) -> Kind { kinds[kind] ?? Kind(subject: Pattern("{service}"), title: Pattern(""), lead: "") }
}
