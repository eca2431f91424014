/// Puts the blocks of a description under each other as text alone.
struct PlainText {
    private var text = ""
    /// Whether what comes next stands behind the mark of a list's entry.
    private var isAfterMark = false

    mutating func append(_ more: String) {
        text += more
        isAfterMark = false
    }

    mutating func beginBlock() {
        if !isAfterMark { begin(after: "\n\n") }
    }

    mutating func beginEntry() {
        begin(after: "\n")
        text += "- "
        isAfterMark = true
    }

    private mutating func begin(after gap: String) {
        while text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
        if !text.isEmpty { text += gap }
    }

    /// The text, without empty lines at its end.
    var finished: String {
        var finished = text
        while finished.unicodeScalars.last == "\n" { finished.unicodeScalars.removeLast() }
        return finished
    }
}
