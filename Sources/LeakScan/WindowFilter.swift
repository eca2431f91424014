/// Tells of eight bytes that no needle has them; of those that some needle may have, the set knows more.
struct WindowFilter {
    let words: UnsafePointer<UInt64>
    /// How far a hash is shifted to become the number of a word.
    let shift: UInt64
    /// By byte.
    let kinds: UnsafePointer<ByteKind>

    /// Takes memory until `deallocate` is called.
    init(words: [UInt64], shift: UInt64, windowEnds: Set<UInt8>) {
        let copy = UnsafeMutablePointer<UInt64>.allocate(capacity: words.count)
        copy.initialize(from: words, count: words.count)
        let kinds = UnsafeMutablePointer<ByteKind>.allocate(capacity: 256)
        for byte: UInt8 in 0...255 { (kinds + Int(byte)).initialize(to: ByteKind(byte).tested(windowEnds.contains(byte))) }
        (self.words, self.shift, self.kinds) = (UnsafePointer(copy), shift, UnsafePointer(kinds))
    }

    func deallocate() {
        words.deallocate()
        kinds.deallocate()
    }

    @inline(__always)
    func mayHold(_ window: UInt64) -> Bool { mayHold(window, isTested: 1) }

    /// The same for a window that ends with a byte of this kind: where no needle's does, memory is asked for one word alone.
    @inline(__always)
    func mayHold(_ window: UInt64, _ kind: ByteKind) -> Bool { mayHold(window, isTested: kind.isTested) }

    @inline(__always)
    private func mayHold(_ window: UInt64, isTested: UInt64) -> Bool {
        let hash = Self.hash(window)
        let bits = Self.bits(hash)
        return words[Int(truncatingIfNeeded: (hash >> shift) &* isTested)] & bits &* isTested == bits
    }

    /// The two bits of a window within its word.
    @inline(__always)
    static func bits(_ hash: UInt64) -> UInt64 { 1 << (hash >> 26 & 63) | 1 << (hash >> 20 & 63) }

    @inline(__always)
    static func hash(_ window: UInt64) -> UInt64 { window &* 0x9E37_79B9_7F4A_7C15 }

    /// Holds nothing.
    static let nothing = WindowFilter(words: [0, 0], shift: 63, windowEnds: [])
}

// Only reads, through pointers to what outlives it: a haystack's own, or `nothing`, which is never freed.
extension WindowFilter: @unchecked Sendable {}
