internal import Bookings
internal import Templating

/// Greets people by name, in the order and with the titles of one language: "Hello, Ana", "佐藤 健太 様".
struct GreetingWords: Sendable {
    static let names = ["first", "last"]

    private let pattern: Pattern
    /// For whoever has no name at all.
    private let title: String

    init(_ words: Words) {
        let hello = words.word("bookings", "hello")
        // Words may greet without a name in braces, as they once had to: the name follows.
        pattern = Pattern(Pattern(hello).names.contains { Self.names.contains($0) } ? hello : "\(hello) {first} {last}")
        title = words.word("bookings", "title")
    }

    /// What a page or mail for somebody of this name begins with. A name that is missing leaves no gap; where the pattern asks for that one
    /// alone, the other stands for it.
    func parts(first: String, last: String) -> [GreetingPart] {
        let asked = Set(pattern.names)
        let (first, last) = (first.isBlank ? "" : first, last.isBlank ? "" : last)
        func name(_ name: String) -> String {
            switch name {
            case "first": first.isEmpty && !asked.contains("last") ? last : first
            case "last": last.isEmpty && !asked.contains("first") ? first : last
            default: "{\(name)}"
            }
        }
        guard !first.isEmpty || !last.isEmpty else { return nameless }
        var greeting = Greeting()
        for piece in pattern.pieces {
            switch piece {
            case .literal(let text): greeting.add(text)
            case .name(let piece): greeting.add(name: name(piece))
            }
        }
        return greeting.finished()
    }

    /// What stands before the name, without the comma that leads to it.
    private var nameless: [GreetingPart] {
        guard case .literal(let text)? = pattern.pieces.first else { return [GreetingPart(text: title, isName: false)] }
        let kept = text.unicodeScalars.reversed().drop { $0.properties.isWhitespace || $0.properties.generalCategory == .otherPunctuation }
        return [GreetingPart(text: kept.isEmpty ? title : String(String.UnicodeScalarView(kept.reversed())), isName: false)]
    }

    /// A greeting that is being put together: a blank stands between two parts and nowhere else, names in a row are one.
    private struct Greeting {
        private var parts: [GreetingPart] = []
        private var blanks = ""

        mutating func add(_ text: String) {
            let scalars = text.unicodeScalars
            let body = scalars.drop { $0.properties.isWhitespace }
            if body.startIndex > scalars.startIndex { blanks = String(scalars[..<body.startIndex]) }
            guard !body.isEmpty else { return }
            let end = body.lastIndex { !$0.properties.isWhitespace }.map(body.index(after:)) ?? body.endIndex
            append(String(body[..<end]), isName: false)
            blanks = String(body[end...])
        }

        mutating func add(name: String) { if !name.isEmpty { append(name, isName: true) } }

        private mutating func append(_ text: String, isName: Bool) {
            let gap = parts.isEmpty ? "" : blanks
            blanks = ""
            if let last = parts.indices.last, parts[last].isName == isName {
                parts[last].text += gap + text
            } else if isName, let last = parts.indices.last {
                parts[last].text += gap
                parts.append(GreetingPart(text: text, isName: true))
            } else {
                parts.append(GreetingPart(text: gap + text, isName: isName))
            }
        }

        func finished() -> [GreetingPart] { parts }
    }
}

/// A part of a greeting: somebody's name, which may be of another direction, or what is said to it.
struct GreetingPart: TemplateData, Equatable {
    fileprivate(set) var text: String
    let isName: Bool

    init(text: String, isName: Bool) {
        self.text = text
        self.isName = isName
    }

    static let shape = Shape<GreetingPart>(.text("text") { $0.text }, .flag("isName") { $0.isName })
}

extension String {
    fileprivate var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
