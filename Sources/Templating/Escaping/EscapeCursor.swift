/// A place in a text that is being escaped.
struct EscapeCursor {
    /// Where the escaped text begins in the output.
    let start: Int
    /// The next byte of the text.
    var next = 0

    /// Where the escaped text begins behind its first blanks, as far as was looked.
    var firstWritten: Int
    /// Where the number ends that the escaped text begins with, as far as was looked.
    var digitsWritten: Int

    init(start: Int) {
        self.start = start
        firstWritten = start
        digitsWritten = start
    }

    /// Writes what becomes of the character here, or of a run of such characters, and moves on.
    @inline(never)
    mutating func passException(of text: Span<UInt8>, by rule: Escaper.Rule, _ output: inout OutputBuffer) {
        switch rule {
        case .removing: passSafely(text, &output)
        case .markdown: passMarkdown(text, &output)
        case .percentEncoding: passDestination(text, &output)
        }
    }

    /// The character here. The text is valid UTF-8, as every string is.
    func character(of text: Span<UInt8>) -> (scalar: Unicode.Scalar, length: Int) {
        let first = UInt32(text[next])
        let (value, length): (UInt32, Int) =
            switch first {
            case 0..<0x80: (first, 1)
            case 0x80..<0xE0: (first & 0x1F, 2)
            case 0xE0..<0xF0: (first & 0x0F, 3)
            default: (first & 0x07, 4)
            }
        var scalar = value
        for index in next + 1..<next + length { scalar = scalar << 6 | UInt32(text[index] & 0x3F) }
        return (Unicode.Scalar(scalar) ?? "\u{FFFD}", length)
    }

    /// Copies the character here, or removes it if it is unsafe.
    mutating func passSafely(_ text: Span<UInt8>, _ output: inout OutputBuffer) {
        let (scalar, length) = character(of: text)
        if scalar.isUnsafe { next += length } else { copy(length, text, &output) }
    }

    mutating func copy(_ count: Int, _ text: Span<UInt8>, _ output: inout OutputBuffer) {
        output.append(text.extracting(next..<next + count))
        next += count
    }

    /// Percent-encodes the character here if it must not be in a link destination between `<` and `>`.
    private mutating func passDestination(_ text: Span<UInt8>, _ output: inout OutputBuffer) {
        let (scalar, length) = character(of: text)
        guard scalar.isUnsafe || scalar.properties.isWhitespace || scalar == "\\" else { return copy(length, text, &output) }
        for index in next..<next + length {
            output.append(UInt8(ascii: "%"))
            output.append(Self.hexDigit(text[index] >> 4))
            output.append(Self.hexDigit(text[index] & 15))
        }
        next += length
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10 }
}
