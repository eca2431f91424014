internal import Bookings

/// What mails say that templates cannot: subjects, and headings that depend on the kind of mail.
struct MailWords: Sendable {
    struct Kind: Sendable {
        let subject: Pattern
        let title: String
        let lead: String
    }

    private let kinds: [Letter.Kind: Kind]
    /// The subject of a notice of several services.
    let many: String
    let noPlace: String

    init(_ words: Words) {
        kinds = Dictionary(
            uniqueKeysWithValues: Letter.Kind.allCases.map { kind in
                (
                    kind,
                    Kind(
                        subject: Pattern(words.word("mail", kind.rawValue, "subject")), title: words.word("mail", kind.rawValue, "title"),
                        lead: words.word("mail", kind.rawValue, "lead"))
                )
            })
        many = words.word("mail", "notice", "many")
        noPlace = words.word("mail", "noplace")
    }

    subscript(kind: Letter.Kind) -> Kind { kinds[kind] ?? Kind(subject: Pattern("{service}"), title: "", lead: "") }
}
