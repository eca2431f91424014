import Glibc

extension Span<UInt8> {
    func isEqual(to other: Span<UInt8>) -> Bool {
        unsafe withUnsafeBytes { here in unsafe other.withUnsafeBytes { unsafe here.holdsSame(as: $0) } }
    }
}

extension UnsafeRawBufferPointer {
    func holdsSame(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let here = baseAddress, let there = other.baseAddress else { return true }
        return unsafe memcmp(here, there, count) == 0
    }
}

extension RawSpan {
    func holdsSame(as other: RawSpan) -> Bool {
        unsafe withUnsafeBytes { here in unsafe other.withUnsafeBytes { unsafe here.holdsSame(as: $0) } }
    }
}
