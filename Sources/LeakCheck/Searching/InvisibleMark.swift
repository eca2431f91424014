/// A character of several bytes that looks like a space or like nothing: C1 control, no-break space, mark that turns text round.
struct InvisibleMark {
    /// Bytes at the end of the text; zero if there is no such mark.
    private(set) var length = 0
    private(set) var isSpace = false

    init(ending text: Span<UInt8>) {
        let count = text.count
        if count >= 2, text[count - 2] == 0xC2, text[count - 1] <= 0xA0 {
            length = 2
            isSpace = text[count - 1] == 0xA0
        } else if count >= 3, text[count - 3] == 0xE2 {
            switch (text[count - 2], text[count - 1]) {
            case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): (length, isSpace) = (3, true)
            case (0x80, 0x8B...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xA9): length = 3
            default: break
            }
        }
    }
}
