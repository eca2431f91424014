import CXXHash
import RenderedPages

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

/// 64 bits of XXH3: fast, and not meant to resist an attacker.
enum Fingerprint {
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 { XXH3_64bits(bytes.baseAddress, bytes.count) }

    static func of(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { of(UnsafeRawBufferPointer($0)) }
    }
}

/// XXH3-64 of bytes that come in pieces.
final class Checksum {
    private let state: OpaquePointer?

    init() {
        state = XXH3_createState()
        XXH3_64bits_reset(state)
    }

    deinit { XXH3_freeState(state) }

    func add(_ bytes: UnsafeRawBufferPointer) { XXH3_64bits_update(state, bytes.baseAddress, bytes.count) }

    var value: UInt64 { XXH3_64bits_digest(state) }
}
