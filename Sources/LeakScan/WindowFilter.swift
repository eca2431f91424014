/// Tells of eight bytes that no needle has them; of those that some needle may have, the set knows more.
struct WindowFilter {
    let words: UnsafePointer<UInt64>
    /// How far a hash is shifted to become the number of a bit.
    let shift: UInt64

    @inline(__always)
    func mayHold(_ window: UInt64) -> Bool {
        let bit = Self.hash(window) >> shift
        return words[Int(truncatingIfNeeded: bit >> 6)] >> (bit & 63) & 1 != 0
    }

    @inline(__always)
    static func hash(_ window: UInt64) -> UInt64 { window &* 0x9E37_79B9_7F4A_7C15 }

    /// Holds nothing.
    static let nothing = WindowFilter(words: UnsafePointer(noWords), shift: 58)
    // Never written and never freed.
    private nonisolated(unsafe) static let noWords = {
        let words = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
        words.initialize(to: 0)
        return words
    }()
}

// Only reads, through a pointer to what outlives it.
extension WindowFilter: @unchecked Sendable {}
