/// Bytes that are being written.
///
/// It is memory of its own and not an array, so that an escaper can write without asking for room byte by byte.
struct OutputBuffer: ~Copyable {
    /// How far a writer may write beyond the room it asked for.
    static let slack = 16

    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        base = .allocate(capacity: capacity + Self.slack)
    }

    deinit { base.deallocate() }

    /// Where the next byte goes; there is room for `count` bytes and the slack.
    mutating func room(for count: Int) -> UnsafeMutablePointer<UInt8> {
        if self.count + count > capacity { grow(by: count) }
        return base + self.count
    }

    /// Takes what was written to the room up to `end`.
    mutating func take(upTo end: UnsafeMutablePointer<UInt8>) { count = end - base }

    mutating func append(_ bytes: UnsafePointer<UInt8>, count: Int) {
        room(for: count).update(from: bytes, count: count)
        self.count += count
    }

    /// Adds bytes that are followed by as many as the slack that may be read too: short texts are copied without a call.
    mutating func append(padded bytes: UnsafePointer<UInt8>, count: Int) {
        let room = UnsafeMutableRawPointer(room(for: count))
        if count > 4 * Self.slack {
            room.copyMemory(from: bytes, byteCount: count)
        } else {
            for offset in stride(from: 0, to: count, by: Self.slack) {
                let chunk = UnsafeRawPointer(bytes + offset).loadUnaligned(as: SIMD16<UInt8>.self)
                room.storeBytes(of: chunk, toByteOffset: offset, as: SIMD16<UInt8>.self)
            }
        }
        self.count += count
    }

    var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    @inline(never)
    private mutating func grow(by room: Int) {
        capacity = max(capacity * 2, count + room)
        let bigger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Self.slack)
        bigger.update(from: base, count: count)
        base.deallocate()
        base = bigger
    }
}
