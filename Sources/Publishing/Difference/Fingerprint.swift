import CXXHash

// XXH3 reads exactly the bytes that it is given, during the call.

/// 64 bits of XXH3: fast, and not meant to resist an attacker.
enum Fingerprint {
    static func of(_ bytes: Span<UInt8>) -> UInt64 { unsafe bytes.withUnsafeBytes { unsafe XXH3_64bits($0.baseAddress, $0.count) } }

    static func of(_ text: String) -> UInt64 { of(text.utf8.span) }
}

/// XXH3-64 of bytes that come in pieces.
@safe final class Checksum {
    // Made and freed by this object only; XXH3 takes nil as a state that fails, and reads nothing through it.
    private let state: OpaquePointer?

    init() {
        unsafe state = XXH3_createState()
        unsafe XXH3_64bits_reset(state)
    }

    deinit { unsafe XXH3_freeState(state) }

    func add(_ bytes: UnsafeRawBufferPointer) { unsafe XXH3_64bits_update(state, bytes.baseAddress, bytes.count) }

    var value: UInt64 { unsafe XXH3_64bits_digest(state) }
}
