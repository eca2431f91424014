private import Synchronization

/// The words of every language that there are words for.
final class WordCollection: Sendable {
    /// In order.
    let languages: [String]
    private let read: Mutex<[String: Words]>

    /// Takes words that are read already.
    init(_ words: [Words]) {
        languages = words.map(\.language).sorted()
        read = Mutex(Dictionary(words.map { ($0.language, $0) }) { first, _ in first })
    }

    /// Those that are built in, each read when it is first asked for.
    static var builtIn: WordCollection { WordCollection(builtIn: WordFile.builtInLanguages) }

    private init(builtIn languages: [String]) {
        self.languages = languages.sorted()
        read = Mutex([:])
    }

    /// The words of one of the languages.
    subscript(language: String) -> Words? {
        read.withLock { read in
            if let known = read[language] { return known }
            guard languages.contains(language) else { return nil }
            let words = WordFile.builtIn(of: language).map(Words.init(sound:))
            read[language] = words
            return words
        }
    }
}
