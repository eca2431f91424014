import CXXHash

/// The digest of a file's bytes: XXH3-128. Tells versions of a page apart; the folder's permissions, not this, keep strangers out.
struct ContentDigest: Equatable, Sendable {
    var low: UInt64
    var high: UInt64

    init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    init(of bytes: UnsafeRawBufferPointer) {
        let hash = XXH3_128bits(bytes.baseAddress, bytes.count)
        self.init(low: hash.low64, high: hash.high64)
    }
}
