import CXXHash

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
