/// Digests values to 64 bits that are the same on every machine and in every run (FNV-1a). Tells versions apart; keeps no secret.
struct StableDigest {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func combine(_ number: UInt64) {
        value = (value ^ number) &* 0x0000_0100_0000_01b3
        value ^= value >> 32
    }

    mutating func combine(_ number: Int64) { combine(UInt64(bitPattern: number)) }

    mutating func combine(_ flag: Bool) { combine(flag ? 1 as UInt64 : 0) }

    mutating func combine(_ text: String) {
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        combine(UInt64(text.utf8.count))
    }

    mutating func combine(_ text: String?) {
        combine(text != nil)
        combine(text ?? "")
    }

    mutating func combine(_ bytes: [UInt8]) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        combine(UInt64(bytes.count))
    }

    /// The digest as 16 hexadecimal digits.
    var hexadecimal: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension StableDigest {
    /// Digests a text to 32 bits; zero for none.
    static func short(_ text: String) -> UInt32 {
        guard !text.isEmpty else { return 0 }
        var digest = StableDigest()
        digest.combine(text)
        return max(1, UInt32(truncatingIfNeeded: digest.value))
    }
}
