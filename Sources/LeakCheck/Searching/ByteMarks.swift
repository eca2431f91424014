/// One bit for each byte of a text, the first lowest in the first word; zero behind the text.
///
/// Safe as long as no text is longer than was reserved: the words are its own memory.
@safe final class ByteMarks {
    private(set) var words: UnsafeMutablePointer<UInt64>
    private var capacity = 64

    init() { unsafe words = .allocate(capacity: capacity) }

    deinit { unsafe words.deallocate() }

    /// Makes room for a text of `length` bytes, and keeps what is marked up to there.
    func reserve(_ length: Int) {
        let wanted = (length + 63) / 64
        guard wanted > capacity else { return }
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: max(wanted, capacity * 2))
        unsafe larger.update(from: words, count: capacity)
        unsafe words.deallocate()
        unsafe (words, capacity) = (larger, max(wanted, capacity * 2))
    }

    /// The first marked byte from `start` on, or `length`.
    @inline(__always)
    func first(from start: Int, length: Int) -> Int {
        guard start < length else { return length }
        var index = start / 64
        var word = unsafe words[index] & (~0 << UInt64(start % 64))
        while word == 0 {
            index += 1
            if index * 64 >= length { return length }
            word = unsafe words[index]
        }
        return index * 64 + word.trailingZeroBitCount
    }

    /// Calls `body` with each marked byte, in order.
    @inline(__always)
    func forEach(length: Int, _ body: (Int) -> Void) {
        for index in 0..<(length + 63) / 64 {
            var word = unsafe words[index]
            while word != 0 {
                body(index * 64 + word.trailingZeroBitCount)
                word &= word - 1
            }
        }
    }

    /// The first byte from `start` on that is not marked, or `length`.
    func firstUnmarked(from start: Int, length: Int) -> Int {
        guard start < length else { return length }
        var index = start / 64
        var word = unsafe ~words[index] & (~0 << UInt64(start % 64))
        while word == 0 {
            index += 1
            if index * 64 >= length { return length }
            word = unsafe ~words[index]
        }
        return min(index * 64 + word.trailingZeroBitCount, length)
    }
}
