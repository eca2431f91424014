private import CXXHash

/// 128 bits that tell one list of bytes from another: XXH3.
///
/// Fast, the same on every machine and in every run, and no secret: it does not resist a person who looks for two texts with one digest
/// and knows the seed.
public struct Digest: Hashable, Sendable {
    public let low: UInt64
    public let high: UInt64

    public init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// Digests bytes. Another seed gives digests that have nothing to do with these.
    public init(of bytes: Span<UInt8>, seed: UInt64 = 0) {
        // XXH3 reads exactly the bytes that it is given, during the call.
        let hash = unsafe bytes.withUnsafeBytes { unsafe XXH3_128bits_withSeed($0.baseAddress, $0.count, seed) }
        self.init(low: hash.low64, high: hash.high64)
    }

    /// Digests three digests, which tells them from any other three.
    public init(of first: Digest, _ second: Digest, _ third: Digest, seed: UInt64) {
        let words: [6 of UInt64] = [
            first.low.littleEndian, first.high.littleEndian, second.low.littleEndian, second.high.littleEndian, third.low.littleEndian,
            third.high.littleEndian,
        ]
        let hash = unsafe words.span.withUnsafeBytes { unsafe XXH3_128bits_withSeed($0.baseAddress, $0.count, seed) }
        self.init(low: hash.low64, high: hash.high64)
    }
}
