/// Digests of any parts of one text: the sum of its bytes, each times a power of one odd number, modulo 2^64 (Rabin, Karp).
///
/// Most texts are asked for a few short parts, each digested by itself. Where more is asked for than the text is long, the digests of all its
/// beginnings are made once, and each part costs the same after that, so that a text that repeats itself is searched in linear time.
///
/// Safe because it lives no longer than the search of that text.
@safe struct TextDigests {
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    /// By exponent, as far as there are needles.
    private static let powers: [UInt64] = (0..<NeedleSet.longest).reduce(into: [1]) { powers, _ in
        powers.append(powers.last.map { $0 &* factor } ?? 1)
    }

    private let text: UnsafeBufferPointer<UInt8>
    /// By length of the beginning.
    private var beginnings: [UInt64] = []
    /// The bytes that were digested so far.
    private(set) var work = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { unsafe self.text = unsafe text }

    /// The digest of a part of at most `NeedleSet.longest` bytes.
    mutating func digest(_ range: Range<Int>) -> UInt64 {
        if beginnings.isEmpty {
            guard unsafe work > max(text.count, 4 * NeedleSet.longest) else {
                work += range.count
                return unsafe Self.digest(UnsafeBufferPointer(rebasing: text[range]))
            }
            unsafe beginnings.reserveCapacity(text.count + 1)
            var digest: UInt64 = 0
            beginnings.append(0)
            for index in unsafe text.indices {
                digest = unsafe digest &* Self.factor &+ Self.value(text[index])
                beginnings.append(digest)
            }
            unsafe work += text.count
        }
        return beginnings[range.upperBound] &- beginnings[range.lowerBound] &* Self.powers[range.count]
    }

    static func digest(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let raw = UnsafeRawBufferPointer(text)
        let powers = Self.powers
        var digest: UInt64 = 0
        var index = 0
        // Eight bytes are multiplied beside each other, where one after the other would each wait for the one before.
        while index + 8 <= raw.count {
            var sum: UInt64 = 0
            for place in 0..<8 { unsafe sum = sum &+ value(raw[index + place]) &* powers[7 - place] }
            digest = digest &* powers[8] &+ sum
            index += 8
        }
        while index < raw.count {
            digest = unsafe digest &* factor &+ value(raw[index])
            index += 1
        }
        return digest
    }

    /// Never zero, so that zeros count too.
    private static func value(_ byte: UInt8) -> UInt64 { UInt64(byte) + 1 }
}
