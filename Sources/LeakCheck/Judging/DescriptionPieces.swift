/// What of a description gives it away where it is found: five words in a row, or an address, a number or a code in it. Less is what
/// any page may say.
struct DescriptionPieces {
    static let words = 5

    private(set) var stretches: [String] = []
    private(set) var addresses: [String] = []
    private(set) var numbers: [String] = []
    private(set) var codes: [String] = []

    init(_ text: String) {
        for block in Self.blocks(text) {
            let words = block.split(whereSeparator: \.isBlank)
            add(words)
            // As a page shows it: of a link its words alone, of an address in brackets the address.
            let shown = Self.withoutLinks(block)
            if shown.count != block.count { addStretches(shown.split(whereSeparator: \.isBlank)) }
        }
    }

    /// The text in paragraphs and entries of lists, without the marks that begin them.
    private static func blocks(_ text: String) -> [[Unicode.Scalar]] {
        var blocks: [[Unicode.Scalar]] = [[]]
        for line in text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r" }) {
            let (begins, rest) = withoutMark(line)
            if begins || rest.isEmpty { blocks.append([]) }
            blocks[blocks.count - 1] += [" "] + rest
        }
        return blocks.filter { !$0.isEmpty }
    }

    private static func withoutMark(_ line: Substring.UnicodeScalarView) -> (begins: Bool, rest: Substring.UnicodeScalarView) {
        var begins = false
        var rest = line.drop(while: \.isBlank)
        while let first = rest.first {
            let marks = rest.prefix { "-*+>#|".unicodeScalars.contains($0) }
            let digits = rest.prefix { ("0"..."9").contains($0) }
            var behind = rest
            if !marks.isEmpty {
                behind = rest.dropFirst(marks.count)
            } else if !digits.isEmpty, let next = rest.dropFirst(digits.count).first, next == "." || next == ")" {
                behind = rest.dropFirst(digits.count + 1)
            }
            // `**bold**` begins a line, and no block.
            guard behind.count < rest.count, behind.first.map(\.isBlank) ?? true || first == ">" || first == "|" else { break }
            begins = true
            rest = behind.drop(while: \.isBlank)
        }
        return (begins, rest)
    }

    private static func withoutLinks(_ block: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var shown: [Unicode.Scalar] = []
        var index = 0
        while index < block.count {
            let scalar = block[index]
            index += 1
            switch scalar {
            case "[", "<", ">": break
            case "!" where index < block.count && block[index] == "[": break
            case "]":
                guard index < block.count, block[index] == "(" else { break }
                // A closing bracket without its opening one ends no link, and each is passed but once.
                while index < block.count, block[index] != ")", block[index] != "[" { index += 1 }
                if index < block.count, block[index] == ")" { index += 1 }
            default: shown.append(scalar)
            }
        }
        return shown
    }

    private mutating func add(_ words: [ArraySlice<Unicode.Scalar>]) {
        addStretches(words)
        var number: [Unicode.Scalar] = []
        for word in words {
            if word.allSatisfy(\.isOfNumber) {
                number += (number.isEmpty ? [] : [" "]) + word
                continue
            }
            addNumber(number)
            number = []
            for part in word.split(whereSeparator: { "<>()[]\"'`*|".unicodeScalars.contains($0) }) { addWord(part.trimmed) }
        }
        addNumber(number)
    }

    private mutating func addStretches(_ all: [ArraySlice<Unicode.Scalar>]) {
        let isWord = all.map { $0.contains(where: \.isWord) }
        let places = all.indices.filter { isWord[$0] }
        guard places.count >= Self.words else { return }
        for first in 0...places.count - Self.words {
            let text = all[places[first]...places[first + Self.words - 1]].joined(separator: [" "] as [Unicode.Scalar])
            stretches.append(String(Array(text)[...].trimmed))
        }
    }

    /// A number of at least nine digits, as a telephone or a meeting has; a shorter one may be a date.
    private mutating func addNumber(_ number: [Unicode.Scalar]) {
        let digits = number.filter(\.isDigit)
        guard digits.count >= 9 else { return }
        numbers.append(String(number[...].trimmed))
        if digits.count < number.count { numbers.append(String(digits[...])) }
    }

    private mutating func addWord(_ word: ArraySlice<Unicode.Scalar>) {
        let text = String(word)
        if text.utf8.count < NeedleSet.shortest { return }
        let host = word.prefix { $0 != "/" }
        if text.contains("://") || text.contains("@") && text.contains(".") || host.count < word.count && host.contains(".") {
            addresses.append(text)
        } else if word.contains(where: \.isDigit), word.contains(where: \.properties.isAlphabetic) {
            codes.append(text)
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isBlank: Bool { properties.isWhitespace }
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var isWord: Bool { properties.isAlphabetic || properties.numericType != nil }
    fileprivate var isOfNumber: Bool { isDigit || "+-./()#,*".unicodeScalars.contains(self) }
}

extension ArraySlice<Unicode.Scalar> {
    /// From the first letter or digit to the last.
    fileprivate var trimmed: Self {
        guard let first = firstIndex(where: \.isWord), let last = lastIndex(where: \.isWord) else { return [] }
        return self[first...last]
    }
}

extension String {
    fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
