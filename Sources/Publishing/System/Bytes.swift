import Glibc

extension Span<UInt8> {
    func isEqual(to other: Span<UInt8>) -> Bool {
        withUnsafeBytes { here in other.withUnsafeBytes { here.holdsSame(as: $0) } }
    }
}

extension UnsafeRawBufferPointer {
    func holdsSame(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let here = baseAddress, let there = other.baseAddress else { return true }
        return memcmp(here, there, count) == 0
    }
}
