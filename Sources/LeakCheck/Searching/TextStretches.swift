/// Tells where bytes are text in UTF-8, as `byte_marks_text` does.
enum TextStretches {
    /// What may come next in a text.
    struct Form {
        private var continuations = 0

        /// Whether the byte may be the next one of a text.
        @inline(__always)
        mutating func goesOn(with byte: UInt8) -> Bool {
            switch byte {
            case 0x20...0x7E, 0x09, 0x0A, 0x0D: return continuations == 0
            case 0x80...0xBF:
                continuations -= 1
                return continuations >= 0
            case 0xC2...0xF4:
                defer { continuations = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3 }
                return continuations == 0
            default: return false
            }
        }
    }
}
