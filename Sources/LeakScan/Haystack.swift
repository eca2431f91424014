/// A finished set of needles with the filter that makes searching quick.
public final class Haystack: Sendable {
    public let needles: NeedleSet
    let filter: WindowFilter

    public init(_ needles: NeedleSet) {
        self.needles = needles
        let (bits, shift) = needles.bits()
        let words = UnsafeMutablePointer<UInt64>.allocate(capacity: bits.count)
        words.initialize(from: bits, count: bits.count)
        filter = WindowFilter(words: UnsafePointer(words), shift: shift)
    }

    deinit { filter.words.deallocate() }
}
