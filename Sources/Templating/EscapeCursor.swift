/// A place in a text that is being escaped, and in what has been written of it.
struct EscapeCursor {
    var source: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    /// Where the escaped text begins.
    let start: UnsafeMutablePointer<UInt8>
    var target: UnsafeMutablePointer<UInt8>

    /// Writes what becomes of the character here, or of a run of such characters, and moves on.
    @inline(never)
    func passingException(by rule: Escaper.Rule) -> EscapeCursor {
        var cursor = self
        switch rule {
        case .removing: cursor.passSafely()
        case .markdown: cursor.passMarkdown()
        case .percentEncoding: cursor.passDestination()
        }
        return cursor
    }

    /// The character here. The text is valid UTF-8, as every string is.
    var character: (scalar: Unicode.Scalar, length: Int) {
        let first = UInt32(source[0])
        let (value, length): (UInt32, Int) =
            switch first {
            case 0..<0x80: (first, 1)
            case 0x80..<0xE0: (first & 0x1F, 2)
            case 0xE0..<0xF0: (first & 0x0F, 3)
            default: (first & 0x07, 4)
            }
        let scalar = (1..<length).reduce(value) { $0 << 6 | UInt32(source[$1] & 0x3F) }
        return (Unicode.Scalar(scalar) ?? "\u{FFFD}", length)
    }

    /// Copies the character here, or removes it if it is unsafe.
    mutating func passSafely() {
        let (scalar, length) = character
        if scalar.isUnsafe { source += length } else { copy(length) }
    }

    mutating func copy(_ count: Int) {
        target.update(from: source, count: count)
        target += count
        source += count
    }

    mutating func write(_ text: StaticString) {
        target.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        target += text.utf8CodeUnitCount
    }

    /// Percent-encodes the character here if it may not stand in a link destination between `<` and `>`.
    private mutating func passDestination() {
        let (scalar, length) = character
        guard scalar.isUnsafe || scalar.properties.isWhitespace || scalar == "\\" else { return copy(length) }
        for _ in 0..<length {
            let digits: StaticString = "0123456789ABCDEF"
            target[0] = UInt8(ascii: "%")
            target[1] = digits.utf8Start[Int(source[0] >> 4)]
            target[2] = digits.utf8Start[Int(source[0] & 15)]
            target += 3
            source += 1
        }
    }
}
