/// Gathers values to be digested together.
///
/// Each is written so that its end can be told: two lists of values of the same types give the same bytes only if they are the same.
public struct DigestInput: Sendable {
    @usableFromInline var bytes: [UInt8] = []

    public init() {}

    // Called some ten million times by a build, mostly from other modules: there each is compiled for its own number.
    @inlinable
    public mutating func add<Number: FixedWidthInteger>(_ number: Number) {
        unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    public mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    public mutating func add(_ digest: Digest) {
        add(digest.low)
        add(digest.high)
    }

    public mutating func add(_ digest: Digest?) {
        add(digest != nil)
        if let digest { add(digest) }
    }

    public mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    public mutating func add(_ text: String?) {
        add(text != nil)
        if let text { add(text) }
    }

    public mutating func add(_ text: [UInt8]) {
        add(text.count)
        bytes.append(contentsOf: text)
    }

    /// Adds bytes that are not in an array.
    public mutating func add(_ text: UnsafeRawBufferPointer) {
        add(text.count)
        unsafe bytes.append(contentsOf: text)
    }

    /// Forgets what was gathered and keeps the room for more.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    public func digest(seed: UInt64 = 0) -> Digest { Digest(of: bytes.span, seed: seed) }
}
