// What is Markdown only in certain places: at the beginning of a text, in a row, or after the name of a scheme.
extension EscapeCursor {
    mutating func passMarkdown(_ text: Span<UInt8>, _ output: inout OutputBuffer) {
        switch text[next] {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): passLineBreaks(text, &output)
        case UInt8(ascii: "-"): passHyphens(text, &output)
        case UInt8(ascii: "+"): pass(as: "&#43;", if: isLeading(output), text, &output)
        case UInt8(ascii: "="): pass(as: "&#61;", if: isLeading(output), text, &output)
        case UInt8(ascii: ":"): pass(as: "&#58;", if: isLeading(output) || mayEndScheme(text, output), text, &output)
        case UInt8(ascii: "."): pass(as: "&#46;", if: followsLeadingNumber(output) || precedesLetter(text), text, &output)
        case UInt8(ascii: "/"): pass(as: "&#47;", if: follows("/", output) || follows("&#47;", output), text, &output)
        default: if isLineBreak(text) { passLineBreaks(text, &output) } else { passSafely(text, &output) }
        }
    }

    private mutating func pass(as entity: StaticString, if isMarkdown: Bool, _ text: Span<UInt8>, _ output: inout OutputBuffer) {
        guard isMarkdown else { return copy(1, text, &output) }
        output.append(entity)
        next += 1
    }

    private mutating func passLineBreaks(_ text: Span<UInt8>, _ output: inout OutputBuffer) {
        output.append(" ")
        passRun(of: text) { $0.isLineBreak(text) }
    }

    /// Escapes a hyphen that leads the text, and all of three or more in a row.
    private mutating func passHyphens(_ text: Span<UInt8>, _ output: inout OutputBuffer) {
        let isLeading = isLeading(output)
        let count = passRun(of: text) { text[$0.next] == UInt8(ascii: "-") }
        for index in 0..<count { output.append(count > 2 || (isLeading && index == 0) ? "&#45;" : "-") }
    }

    /// Moves past the characters in a row for which `belongs` holds, and returns how many they are. Unsafe ones do not interrupt a row:
    /// they are left out of the output.
    @discardableResult
    private mutating func passRun(of text: Span<UInt8>, where belongs: (EscapeCursor) -> Bool) -> Int {
        var count = 0
        while next < text.count {
            let (scalar, length) = character(of: text)
            if belongs(self) {
                count += 1
            } else if !scalar.isUnsafe {
                break
            }
            next += length
        }
        return count
    }

    private func isLineBreak(_ text: Span<UInt8>) -> Bool {
        switch character(of: text).scalar {
        case "\n", "\r", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    /// Whether nothing but blanks has been written of the text.
    private mutating func isLeading(_ output: borrowing OutputBuffer) -> Bool { firstWritten(in: output) == output.count }

    /// Whether a number is all that has been written of the text.
    private mutating func followsLeadingNumber(_ output: borrowing OutputBuffer) -> Bool {
        let number = firstWritten(in: output)
        guard number < output.count else { return false }
        digitsWritten = max(digitsWritten, number)
        while digitsWritten < output.count, (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= output[digitsWritten] { digitsWritten += 1 }
        return digitsWritten == output.count
    }

    /// Where the escaped text begins behind its first blanks.
    private mutating func firstWritten(in output: borrowing OutputBuffer) -> Int {
        while firstWritten < output.count, output[firstWritten] == UInt8(ascii: " ") || output[firstWritten] == UInt8(ascii: "\t") {
            firstWritten += 1
        }
        return firstWritten
    }

    /// Whether a colon here may end the name of a scheme: behind a letter or digit, and before something. Readers know schemes without number.
    private func mayEndScheme(_ text: Span<UInt8>, _ output: borrowing OutputBuffer) -> Bool {
        guard output.count > start, let next = nextVisible(text), !next.properties.isWhitespace else { return false }
        // A time is none, since schemes begin with a letter: only digits are before it, up to something that is of no scheme.
        var index = output.count - 1
        while index >= start, (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= output[index] { index -= 1 }
        guard index >= start else { return false }
        return (UInt8(ascii: "a")...UInt8(ascii: "z")) ~= output[index] | 0x20
    }

    /// Whether a dot here may be one within a host's name, which some readers take for an address, whatever is before and behind it.
    private func precedesLetter(_ text: Span<UInt8>) -> Bool {
        guard let next = nextVisible(text) else { return false }
        return next.properties.isAlphabetic
    }

    /// The next character that is not left out.
    private func nextVisible(_ text: Span<UInt8>) -> Unicode.Scalar? {
        var cursor = self
        cursor.next += 1
        while cursor.next < text.count {
            let (scalar, length) = cursor.character(of: text)
            if !scalar.isUnsafe { return scalar }
            cursor.next += length
        }
        return nil
    }

    /// Whether the text written so far ends with `word`, given in lower case, in any case.
    private func follows(_ word: StaticString, _ output: borrowing OutputBuffer) -> Bool {
        let letters = unsafe UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount).span
        let first = output.count - letters.count
        guard first >= start else { return false }
        // From the end, where most texts differ already.
        for index in stride(from: letters.count - 1, through: 0, by: -1) where output[first + index] | 0x20 != letters[index] {
            return false
        }
        return true
    }
}
