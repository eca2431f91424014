/// Gathers values to be digested together.
///
/// Each is written so that its end can be told: two lists of values of the same types give the same bytes only if they are the same.
///
/// Safe because room is made before anything is written. Plain memory, as a build adds some ten million values.
@safe public struct DigestInput: ~Copyable {
    @usableFromInline var bytes: UnsafeMutableRawPointer
    @usableFromInline var capacity = 256
    @usableFromInline var count = 0

    public init() { unsafe bytes = .allocate(byteCount: capacity, alignment: 1) }

    deinit { unsafe bytes.deallocate() }

    // Mostly called from other modules: there each is compiled for its own number.
    @inlinable
    public mutating func add<Number: FixedWidthInteger>(_ number: Number) {
        let size = MemoryLayout<Number>.size
        if count + size > capacity { grow(size) }
        unsafe bytes.storeBytes(of: number.littleEndian, toByteOffset: count, as: Number.self)
        count += size
    }

    public mutating func add(_ flag: Bool) { add(flag ? 1 as UInt8 : 0) }

    public mutating func add(_ digest: Digest) {
        add(digest.low)
        add(digest.high)
    }

    public mutating func add(_ digest: Digest?) {
        add(digest != nil)
        if let digest { add(digest) }
    }

    public mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { unsafe add(UnsafeRawBufferPointer($0)) }
    }

    public mutating func add(_ text: String?) {
        add(text != nil)
        if let text { add(text) }
    }

    public mutating func add(_ text: [UInt8]) { unsafe text.withUnsafeBytes { unsafe add($0) } }

    /// Adds bytes that are not in an array.
    public mutating func add(_ text: UnsafeRawBufferPointer) {
        add(text.count)
        guard let start = text.baseAddress else { return }
        if count + text.count > capacity { grow(text.count) }
        unsafe (bytes + count).copyMemory(from: start, byteCount: text.count)
        count += text.count
    }

    /// Forgets what was gathered and keeps the room for more.
    public mutating func removeAll() { count = 0 }

    public func digest(seed: UInt64 = 0) -> Digest {
        unsafe Digest(of: UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: UInt8.self), count: count).span, seed: seed)
    }

    @usableFromInline
    mutating func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
        unsafe larger.copyMemory(from: bytes, byteCount: count)
        unsafe bytes.deallocate()
        unsafe bytes = larger
    }
}
