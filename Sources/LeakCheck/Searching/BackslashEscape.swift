/// What a backslash may begin: `\u002F`, `\u{2F}` and `\x2F` of JavaScript and JSON, `\2f` of CSS, line ends, or nothing: the escapes of
/// Markdown and iCalendar, where the character behind it stands for itself.
struct BackslashEscape {
    /// Where the plain text would go on. The backslash itself is not written.
    let start: Int
    private var form = Form.open

    private enum Form {
        case open, unicode, braced, hexadecimal, css
    }

    /// What a byte is to an escape.
    enum Step {
        /// The escape goes on; the byte is part of it, or one backslash more.
        case goesOn(isPart: Bool)
        /// The escape ends with this byte or before it.
        case ends(isPart: Bool)
        /// A line end or a tab.
        case isBlank
        /// It was no escape, so what was written of it is text.
        case isNone
    }

    init(start: Int) { self.start = start }

    /// - `length`: how much of the escape is written.
    mutating func take(_ byte: UInt8, behind length: Int) -> Step {
        let isDigit = byte.hexValue != nil
        switch form {
        case .open: return open(byte)
        case .unicode where byte == UInt8(ascii: "{") && length == 1:
            form = .braced
            return .goesOn(isPart: true)
        case .unicode: return !isDigit ? .isNone : length == 4 ? .ends(isPart: true) : .goesOn(isPart: true)
        case .braced where byte == UInt8(ascii: "}"): return length > 2 ? .ends(isPart: false) : .isNone
        case .braced: return isDigit && length < 8 ? .goesOn(isPart: true) : .isNone
        case .hexadecimal: return !isDigit ? .isNone : length == 2 ? .ends(isPart: true) : .goesOn(isPart: true)
        case .css: return isDigit && length < 6 ? .goesOn(isPart: true) : .ends(isPart: false)
        }
    }

    private mutating func open(_ byte: UInt8) -> Step {
        switch byte {
        case UInt8(ascii: "\\"): return .goesOn(isPart: false)
        case UInt8(ascii: "u"): form = .unicode
        case UInt8(ascii: "x"): form = .hexadecimal
        case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "r"), UInt8(ascii: "t"): return .isBlank
        default:
            guard byte.hexValue != nil else { return .isNone }
            form = .css
        }
        return .goesOn(isPart: true)
    }

    /// Whether the escape is whole wherever the text ends.
    var endsAnywhere: Bool { form == .css }

    /// Whether a byte that is no part of the escape goes with it: the brace, or a blank behind CSS's digits.
    func swallows(_ byte: UInt8) -> Bool { form == .braced || form == .css && byte.isSpace }

    /// The number that was written.
    func value(_ written: Span<UInt8>) -> UInt32 {
        let first =
            switch form {
            case .open, .css: 0
            case .unicode, .hexadecimal: 1
            case .braced: 2
            }
        var value: UInt32 = 0
        // At most six digits.
        for index in first..<max(first, written.count) { value = value << 4 | UInt32(written[index].hexValue ?? 0) }
        return value
    }
}
