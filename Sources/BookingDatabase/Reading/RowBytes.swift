internal import Digests

/// The columns of a row one behind the other, each so that its end can be told, to be digested. Used again for every row.
///
/// Safe because room is made before anything is written.
@safe final class RowBytes {
    private var bytes: UnsafeMutableRawPointer
    private var capacity = 1024
    private var count = 0

    init() { unsafe bytes = .allocate(byteCount: capacity, alignment: 8) }

    deinit { unsafe bytes.deallocate() }

    func removeAll() { count = 0 }

    @inline(__always)
    func add<Number: FixedWidthInteger>(_ number: Number) {
        reserve(MemoryLayout<Number>.size)
        unsafe bytes.storeBytes(of: number.littleEndian, toByteOffset: count, as: Number.self)
        count += MemoryLayout<Number>.size
    }

    func add(_ text: UnsafeRawBufferPointer) {
        add(text.count)
        guard let start = text.baseAddress else { return }
        reserve(text.count)
        unsafe (bytes + count).copyMemory(from: start, byteCount: text.count)
        count += text.count
    }

    var digest: Digest { unsafe Digest(of: UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: UInt8.self), count: count).span) }

    @inline(__always)
    private func reserve(_ more: Int) {
        if count + more > capacity { grow(more) }
    }

    private func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
        unsafe larger.copyMemory(from: bytes, byteCount: count)
        unsafe bytes.deallocate()
        unsafe bytes = larger
    }
}
