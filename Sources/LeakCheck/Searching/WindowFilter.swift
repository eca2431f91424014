/// Tells of eight bytes that no needle has them; of those that some needle may have, the set knows more.
struct WindowFilter: Sendable {
    private let words: [UInt64]
    /// How far a hash is shifted to become the number of a word.
    private let shift: UInt64

    /// Sets two bits for every window; about one other window in sixty-four finds its bits set too.
    init(_ windows: some Collection<UInt64>) {
        var size = 16
        while size * 64 < windows.count * 16 { size *= 2 }
        shift = UInt64(64 - size.trailingZeroBitCount)
        var words = [UInt64](repeating: 0, count: size)
        for window in windows {
            let hash = Self.hash(window)
            words[Int(hash >> shift)] |= Self.bits(hash)
        }
        self.words = words
    }

    /// One where some needle may have the window, else zero: a number, since a branch would be guessed wrong too often.
    @inline(__always)
    func mayHold(_ window: UInt64) -> Int {
        let hash = Self.hash(window)
        let missing = Self.bits(hash) & ~words[Int(truncatingIfNeeded: hash &>> shift)]
        return Int(truncatingIfNeeded: (missing &- 1 & ~missing) &>> 63)
    }

    /// The two bits of a window within its word.
    @inline(__always)
    private static func bits(_ hash: UInt64) -> UInt64 { 1 &<< (hash &>> 26) | 1 &<< (hash &>> 20) }

    @inline(__always)
    static func hash(_ window: UInt64) -> UInt64 { window &* 0x9E37_79B9_7F4A_7C15 }
}
