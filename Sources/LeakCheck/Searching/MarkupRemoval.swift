/// Writes a text without its markup behind itself: without tags and comments of HTML, and without the marks that Markdown gives letters.
///
/// A tag that stands beside the text, and not in a line of it, leaves a blank. A `<` that begins no whole tag is text.
///
/// Safe because the text is all before `start`, there is room for as much again, and writing never lengthens.
@safe struct MarkupRemoval {
    private let bytes: UnsafeMutablePointer<UInt8>
    private let start: Int
    private(set) var count: Int

    init(bytes: UnsafeMutablePointer<UInt8>, start: Int) {
        unsafe self.bytes = bytes
        self.start = start
        count = start
    }

    /// - `marks`: of the text, every `<`, `>`, and mark of Markdown.
    mutating func run(_ marks: ByteMarks, length: Int) {
        var from = 0
        var mark = marks.first(from: 0, length: length)
        var mayComment = true
        while mark < length {
            switch unsafe bytes[mark] {
            case UInt8(ascii: ">"): mark = marks.first(from: mark + 1, length: length)
            case UInt8(ascii: "<"):
                if mayComment, isComment(mark, length) {
                    guard let end = commentEnd(mark + 4, marks, length) else {
                        mayComment = false
                        continue
                    }
                    copy(from..<mark)
                    from = end
                } else if isTag(mark, length), let end = tagEnd(mark + 1, marks, length) {
                    copy(from..<mark)
                    if unsafe BlockNames.all.contains(bytes + mark + 1) { addBlank() }
                    from = end
                } else {
                    mark = marks.first(from: mark + 1, length: length)
                    continue
                }
                mark = marks.first(from: from, length: length)
            default:
                copy(from..<mark)
                from = mark + 1
                mark = marks.first(from: from, length: length)
            }
        }
        copy(from..<length)
    }

    private mutating func copy(_ range: Range<Int>) {
        guard range.lowerBound < range.upperBound else { return }
        var range = range
        if unsafe count > start && bytes[count - 1] == 0x20 && bytes[range.lowerBound] == 0x20 { range = range.dropFirst() }
        unsafe (bytes + count).update(from: bytes + range.lowerBound, count: range.count)
        count += range.count
    }

    private mutating func addBlank() {
        guard count > start, unsafe bytes[count - 1] != 0x20 else { return }
        unsafe bytes[count] = 0x20
        count += 1
    }

    private func isTag(_ mark: Int, _ length: Int) -> Bool {
        guard mark + 1 < length else { return false }
        let next = unsafe bytes[mark + 1]
        return next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || (0x61...0x7A).contains(next | 0x20)
    }

    private func isComment(_ mark: Int, _ length: Int) -> Bool {
        unsafe mark + 4 <= length && bytes[mark + 1] == UInt8(ascii: "!") && bytes[mark + 2] == UInt8(ascii: "-")
            && bytes[mark + 3] == UInt8(ascii: "-")
    }

    /// Behind the first `>` from `index` on, if no other tag begins before it.
    private func tagEnd(_ index: Int, _ marks: ByteMarks, _ length: Int) -> Int? {
        var mark = marks.first(from: index, length: length)
        while mark < length {
            switch unsafe bytes[mark] {
            case UInt8(ascii: ">"): return mark + 1
            case UInt8(ascii: "<"): return nil
            default: mark = marks.first(from: mark + 1, length: length)
            }
        }
        return nil
    }

    private func commentEnd(_ index: Int, _ marks: ByteMarks, _ length: Int) -> Int? {
        var mark = marks.first(from: index, length: length)
        while mark < length {
            if unsafe bytes[mark] == UInt8(ascii: ">") && bytes[mark - 1] == UInt8(ascii: "-") && bytes[mark - 2] == UInt8(ascii: "-") {
                return mark + 1
            }
            mark = marks.first(from: mark + 1, length: length)
        }
        return nil
    }
}
