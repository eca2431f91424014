/// A file that has words for another which lacks them.
struct WordSource: Sendable {
    enum Kind: Sendable {
        /// Built into the program: it has every word that the program and its templates name.
        case builtIn
        /// The user's own, of another language, whose plural forms and country are no other's.
        case own
    }

    let file: WordFile
    let kind: Kind
}
