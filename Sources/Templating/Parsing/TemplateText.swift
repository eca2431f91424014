/// The bytes of one template, and what is on its lines.
struct TemplateText {
    let name: String
    let bytes: [UInt8]

    init(_ source: TemplateSource) {
        name = source.name
        bytes = Array(source.text.utf8)
    }

    func firstIndex(of pattern: [UInt8], from start: Int) -> Int? {
        guard start + pattern.count <= bytes.count else { return nil }
        return (start...bytes.count - pattern.count).first { bytes[$0...].starts(with: pattern) }
    }

    /// Whether a space or a tab is at `offset`.
    func isBlank(at offset: Int) -> Bool {
        bytes.indices.contains(offset) && (bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\t"))
    }

    func isLineStart(_ offset: Int) -> Bool { offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n") }

    /// The start of the line that `offset` is on, if nothing but blanks are in between.
    func blankLineStart(before offset: Int) -> Int? {
        var start = offset
        while isBlank(at: start - 1) { start -= 1 }
        return isLineStart(start) ? start : nil
    }

    /// The start of the line after the one that `offset` is on, if nothing but blanks are in between. The end of the
    /// template ends a line too.
    func blankLineEnd(after offset: Int) -> Int? {
        let end = blanks(from: offset).upperBound
        return end == bytes.count ? end : lineEnding(at: end)?.upperBound
    }

    func blanks(from offset: Int) -> Range<Int> {
        var end = offset
        while isBlank(at: end) { end += 1 }
        return offset..<end
    }

    func lineEnding(at offset: Int) -> Range<Int>? {
        if bytes[offset...].starts(with: "\n".utf8) { return offset..<offset + 1 }
        if bytes[offset...].starts(with: "\r\n".utf8) { return offset..<offset + 2 }
        return nil
    }
}
