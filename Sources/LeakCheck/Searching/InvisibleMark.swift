/// A character of several bytes that looks like a space or like nothing: C1 control, no-break or wide space, soft hyphen, joiner, variation
/// selector, byte order mark, mark that turns text round.
struct InvisibleMark {
    /// Bytes at the end of the text; zero if there is no such mark.
    private(set) var length = 0
    private(set) var isSpace = false

    init(ending text: Span<UInt8>) {
        let count = text.count
        if count >= 2, text[count - 2] == 0xC2, text[count - 1] <= 0xA0 || text[count - 1] == 0xAD {
            length = 2
            isSpace = text[count - 1] == 0xA0
        } else if count >= 2, text[count - 2] == 0xCD, text[count - 1] == 0x8F {
            length = 2
        } else if count >= 3 {
            switch (text[count - 3], text[count - 2], text[count - 1]) {
            case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
                (0xE3, 0x80, 0x80):
                (length, isSpace) = (3, true)
            case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0...0xAF): length = 3
            case (0xEF, 0xB8, 0x80...0x8F), (0xEF, 0xBB, 0xBF), (0xEF, 0xBF, 0xB9...0xBB): length = 3
            case (0xA0, 0x80...0x87, _) where count >= 4 && text[count - 4] == 0xF3: length = 4
            default: break
            }
        }
    }
}
