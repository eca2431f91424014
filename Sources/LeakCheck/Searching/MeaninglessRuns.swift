import Glibc

/// Runs of base64 that mean no text, remembered from one file to the next: names, paths and words that only look encoded, which stand on page
/// after page.
///
/// They are compared byte by byte, so none is ever taken for another.
///
/// Safe because the memory is its own, and no run that is longer than a slot is put into one.
@safe final class MeaninglessRuns {
    private static let slots = 1024
    private static let slotSize = 128
    private let bytes: UnsafeMutablePointer<UInt8>
    private let lengths: UnsafeMutablePointer<UInt8>

    init() {
        unsafe bytes = .allocate(capacity: Self.slots * Self.slotSize)
        unsafe lengths = .allocate(capacity: Self.slots)
        unsafe lengths.initialize(repeating: 0, count: Self.slots)
    }

    deinit {
        unsafe bytes.deallocate()
        unsafe lengths.deallocate()
    }

    func contains(_ run: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard Self.isRemembered(count) else { return false }
        let slot = unsafe Self.slot(of: run, count)
        guard unsafe Int(lengths[slot]) == count else { return false }
        return unsafe memcmp(bytes + slot * Self.slotSize, run, count) == 0
    }

    /// Remembers a run, in the place of another if need be.
    func insert(_ run: UnsafePointer<UInt8>, _ count: Int) {
        guard Self.isRemembered(count) else { return }
        let slot = unsafe Self.slot(of: run, count)
        unsafe (bytes + slot * Self.slotSize).update(from: run, count: count)
        unsafe lengths[slot] = UInt8(count)
    }

    private static func isRemembered(_ count: Int) -> Bool { count >= 8 && count <= slotSize }

    private static func slot(of run: UnsafePointer<UInt8>, _ count: Int) -> Int {
        let raw = unsafe UnsafeRawPointer(run)
        let first = unsafe raw.loadUnaligned(as: UInt64.self)
        let last = unsafe (raw + (count - 8)).loadUnaligned(as: UInt64.self)
        return Int(truncatingIfNeeded: ((first ^ last &* 31 ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15) >> 54)
    }
}
