/// Puts the blocks of a description under each other as text alone.
struct PlainText {
    /// How a list counts its entries.
    struct Numbering {
        let first: Int
        let end: String
    }

    private struct List {
        let numbering: Numbering?
        var entries = 0

        /// The mark of the next entry.
        mutating func mark() -> String {
            defer { entries += 1 }
            return numbering.map { "\($0.first &+ entries)\($0.end) " } ?? "- "
        }
    }

    private var text = ""
    /// Whether what comes next stands behind the mark of a list's entry.
    private var isAfterMark = false
    private var lists: [List] = []
    /// How wide the marks are that the text stands behind, by level.
    private var marks: [Int] = []

    mutating func append(_ more: String) {
        text += more
        isAfterMark = false
    }

    /// Adds lines that stand under each other.
    mutating func appendLines(_ lines: String) {
        append(lines.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n" + indentation))
    }

    mutating func beginLine() { append("\n" + indentation) }

    mutating func beginBlock() {
        if !isAfterMark { begin(after: "\n\n") }
    }

    mutating func beginList(_ numbering: Numbering?) {
        if lists.isEmpty { isAfterMark = false }
        lists.append(List(numbering: numbering))
    }

    mutating func endList() { _ = lists.popLast() }

    mutating func beginEntry() {
        let mark = lists.isEmpty ? "- " : lists[lists.count - 1].mark()
        // A list that an entry begins with stands behind the entry's mark.
        if !isAfterMark { begin(after: "\n") }
        text += mark
        marks.append(mark.utf8.count)
        isAfterMark = true
    }

    mutating func endEntry() {
        _ = marks.popLast()
        isAfterMark = false
    }

    private var indentation: String { String(repeating: " ", count: marks.reduce(0, +)) }

    private mutating func begin(after gap: String) {
        let end = text.unicodeScalars.lastIndex { $0 != "\n" && $0 != " " }
        text.unicodeScalars.removeSubrange((end.map { text.unicodeScalars.index(after: $0) } ?? text.startIndex)...)
        if !text.isEmpty { text += gap + indentation }
    }

    /// The text, without empty lines at its end.
    var finished: String {
        var finished = text
        while finished.unicodeScalars.last == "\n" || finished.unicodeScalars.last == " " { finished.unicodeScalars.removeLast() }
        return finished
    }
}
