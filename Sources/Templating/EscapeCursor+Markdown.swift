// What is Markdown only in certain places: at the beginning of a text, in a row, or after the name of a scheme.
extension EscapeCursor {
    mutating func passMarkdown() {
        switch source.pointee {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): passLineBreaks()
        case UInt8(ascii: "-"): passHyphens()
        case UInt8(ascii: "+"): pass(as: "&#43;", if: isLeading)
        case UInt8(ascii: "="): pass(as: "&#61;", if: isLeading)
        case UInt8(ascii: ":"):
            pass(as: "&#58;", if: isLeading || follows("http") || follows("https") || follows("ftp") || follows("mailto"))
        case UInt8(ascii: "."): pass(as: "&#46;", if: followsLeadingNumber || follows("www"))
        default:
            if isLineBreak { passLineBreaks() } else { passSafely() }
        }
    }

    private mutating func pass(as entity: StaticString, if isMarkdown: Bool) {
        guard isMarkdown else { return copy(1) }
        write(entity)
        source += 1
    }

    private mutating func passLineBreaks() {
        write(" ")
        passRun { $0.isLineBreak }
    }

    /// Escapes a hyphen that leads the text, and all of three or more in a row.
    private mutating func passHyphens() {
        let isLeading = isLeading
        let count = passRun { $0.source.pointee == UInt8(ascii: "-") }
        for index in 0..<count { write(count > 2 || (isLeading && index == 0) ? "&#45;" : "-") }
    }

    /// Counts the characters in a row that `belongs` holds of, and moves past them. Unsafe ones are no interruption: they will
    /// not be there.
    @discardableResult
    private mutating func passRun(where belongs: (EscapeCursor) -> Bool) -> Int {
        var count = 0
        while source < end {
            if belongs(self) {
                count += 1
            } else if !character.scalar.isUnsafe {
                break
            }
            source += character.length
        }
        return count
    }

    private var isLineBreak: Bool {
        switch character.scalar {
        case "\n", "\r", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    /// Whether nothing but blanks has been written of the text.
    private var isLeading: Bool { written(beforeBlanks: start) == target }

    /// Whether a number is all that has been written of the text.
    private var followsLeadingNumber: Bool {
        let number = written(beforeBlanks: start)
        return number < target && (number..<target).allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0.pointee }
    }

    private func written(beforeBlanks start: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        var first = start
        while first < target, first.pointee == UInt8(ascii: " ") || first.pointee == UInt8(ascii: "\t") { first += 1 }
        return first
    }

    /// Whether the text written so far ends with `word`, given in lower case, in any case.
    private func follows(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard target - start >= length else { return false }
        return (0..<length).allSatisfy { (target - length)[$0] | 0x20 == word.utf8Start[$0] }
    }
}
