/// Bytes that are being written.
///
/// It is memory of its own and not an array, so that eight or sixteen bytes can be written at once where fewer are wanted. Safe because
/// every method makes sure that there is room for what it writes, and that what it reads is there.
@safe struct OutputBuffer: ~Copyable {
    /// How far a write may reach beyond the bytes that it adds; so much there always is behind the capacity.
    static let slack = 16

    private var base: UnsafeMutableRawPointer
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        unsafe base = .allocate(byteCount: capacity + Self.slack, alignment: 1)
    }

    deinit { unsafe base.deallocate() }

    /// A byte written before.
    subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < count)
        return unsafe base.load(fromByteOffset: index, as: UInt8.self)
    }

    mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(by: more) }
    }

    /// Adds what the table has for each byte of a text from `start` on, and returns where the text ends or its first exception is.
    mutating func append(_ text: Span<UInt8>, from start: Int, by table: EscapeTable) -> Int {
        let entries = table.entries.span
        reserve((text.count - start) * EscapeTable.longest)
        var target = unsafe base + count
        var next = start
        precondition(start >= 0 && entries.count == EscapeTable.size)
        while next < text.count {
            // Unchecked, since this is the engine's innermost loop: `next` is within the text, and the table has an entry for each byte.
            let entry = unsafe entries[unchecked: Int(text[unchecked: next])]
            if entry == EscapeTable.exception { break }
            unsafe target.storeBytes(of: entry.littleEndian, as: UInt64.self)
            unsafe target += Int(truncatingIfNeeded: entry >> 56)
            next += 1
        }
        count = unsafe target - base
        return next
    }

    mutating func append(_ byte: UInt8) {
        reserve(1)
        unsafe base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    mutating func append(_ bytes: Span<UInt8>) {
        reserve(bytes.count)
        unsafe bytes.withUnsafeBytes {
            if let start = $0.baseAddress { unsafe (base + count).copyMemory(from: start, byteCount: $0.count) }
        }
        count += bytes.count
    }

    mutating func append(_ bytes: [UInt8]) { append(bytes.span) }

    /// Adds a part of some bytes, behind which there are as many as the slack that may be read too: short texts are copied without a call.
    mutating func append(_ range: Range<Int>, of padded: [UInt8]) {
        precondition(range.lowerBound >= 0 && range.upperBound + Self.slack <= padded.count)
        guard range.count <= 4 * Self.slack else { return append(padded.span.extracting(range)) }
        reserve(range.count)
        unsafe padded.withUnsafeBytes { bytes in
            for offset in stride(from: 0, to: range.count, by: Self.slack) {
                let chunk = unsafe bytes.loadUnaligned(fromByteOffset: range.lowerBound + offset, as: SIMD16<UInt8>.self)
                unsafe base.storeBytes(of: chunk, toByteOffset: count + offset, as: SIMD16<UInt8>.self)
            }
        }
        count += range.count
    }

    /// Adds what was written to an array.
    func write(to bytes: inout [UInt8]) {
        unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: base, count: count))
    }

    @inline(never)
    private mutating func grow(by room: Int) {
        capacity = max(capacity * 2, count + room)
        let bigger = UnsafeMutableRawPointer.allocate(byteCount: capacity + Self.slack, alignment: 1)
        unsafe bigger.copyMemory(from: base, byteCount: count)
        unsafe base.deallocate()
        unsafe base = bigger
    }
}

extension OutputBuffer {
    mutating func append(_ text: StaticString) {
        unsafe append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount).span)
    }
}
