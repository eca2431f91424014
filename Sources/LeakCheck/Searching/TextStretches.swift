/// The parts of any bytes that are text in UTF-8.
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

    /// Calls `body` with each stretch of text of at least `shortest` bytes.
    static func forEach(in bytes: UnsafeBufferPointer<UInt8>, atLeast shortest: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var start = 0
        var form = Form()
        for index in 0...bytes.count {
            if index < bytes.count, unsafe form.goesOn(with: bytes[index]) { continue }
            if index - start >= shortest { unsafe body(UnsafeBufferPointer(rebasing: bytes[start..<index])) }
            form = Form()
            // What ends one text may begin the next.
            let begins = unsafe index < bytes.count && form.goesOn(with: bytes[index])
            if !begins { form = Form() }
            start = begins ? index : index + 1
        }
    }
}
