/// Eight bytes of a text as one number, by which a needle is found. The last byte is the highest.
enum Window {
    struct Pair: Hashable {
        let first: UInt8
        let second: UInt8
    }

    /// Reads the window that ends before `end`, which has eight bytes before it.
    @inline(__always)
    static func ending(at end: UnsafePointer<UInt8>) -> UInt64 {
        unsafe UInt64(littleEndian: UnsafeRawPointer(end - 8).loadUnaligned(as: UInt64.self))
    }

    static func lastByte(of window: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: window >> 56) }

    static func lastTwoBytes(of window: UInt64) -> Pair {
        Pair(first: UInt8(truncatingIfNeeded: window >> 48), second: lastByte(of: window))
    }
}
