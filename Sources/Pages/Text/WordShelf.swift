internal import Bookings

/// Every file of words that there is: where one lacks a word, another may have it.
struct WordShelf {
    let files: [WordFile]
    /// The languages whose files are the user's own, and are not as built in.
    private let own: [String]

    /// - `changed`: paths below `Templates/` of files that are not as built in.
    init(_ files: [WordFile], changed: Set<String>) {
        self.files = files
        // English is what most people read who read none of the others.
        let own = files.map(\.language).filter { changed.contains("words/\($0).yaml") }.sorted()
        self.own = own.filter { $0 == "en" } + own.filter { $0 != "en" }
    }

    /// A file's words. What it lacks is that of the built-in file of its language, else of English, else of the user's other files: for a
    /// word that the user has added and templates of the user's name.
    func words(of file: WordFile) throws(WordProblems) -> Words {
        let builtIn = [WordFile.builtIn(for: file.language), WordFile.builtIn(for: "en")].compactMap(\.self)
        let others = own.filter { $0 != file.language }.compactMap { language in files.first { $0.language == language } }
        return try Words(
            file, lacking: builtIn.map { WordSource(file: $0, kind: .builtIn) } + others.map { WordSource(file: $0, kind: .own) })
    }

    /// What is told of words that can be used. A word of the user's that several languages lack is told once, at the file that has it.
    func findings(of words: [Words]) -> [Finding] {
        var lacking: [String: [String: [String]]] = [:]
        var findings: [Finding] = []
        for words in words {
            for problem in words.warnings {
                if case .taken(let key, let source, isBuiltIn: false, _) = problem {
                    lacking[source, default: [:]][key, default: []].append(words.language)
                } else {
                    findings.append(problem.finding(in: "words/\(words.language).yaml"))
                }
            }
        }
        for (source, keys) in lacking.sorted(by: { $0.key < $1.key }) {
            findings += keys.sorted { $0.key < $1.key }.map { key, languages in
                Finding(
                    .warning, .words, "Templates/words/\(source).yaml",
                    "has the word `\(key)`, which the words of \(languages.map { "`\($0)`" }.joined(separator: ", ")) lack: it is shown there as it is here",
                    advice: "`joinery templates export words/\(languages[0]).yaml` makes a copy to add it to")
            }
        }
        return findings
    }
}

extension WordProblems.Problem {
    func finding(in file: String) -> Finding {
        Finding(severity, .words, "Templates/\(file)", sentence, advice: advice, at: place?.ofFinding)
    }
}

extension [Finding] {
    /// How many mistakes of templates and words are told at once.
    static var mostTold: Int { 500 }

    /// The first of them, and a last one that says that there are more.
    var bounded: [Finding] {
        guard count > Self.mostTold, let last else { return self }
        return prefix(Self.mostTold)
            + [
                Finding(
                    last.severity, last.code, "Templates", "has more mistakes than the \(Self.mostTold) told here",
                    advice: "mend these first, then look again")
            ]
    }
}
