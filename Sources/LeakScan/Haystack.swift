import CByteMarks

/// A finished set of needles with the filter that makes searching quick.
public final class Haystack: Sendable {
    public let needles: NeedleSet
    let filter: WindowFilter
    /// What the windows end with that end with no seldom byte.
    let otherEnds: [byte_marks_end]

    public init(_ needles: NeedleSet) {
        self.needles = needles
        filter = WindowFilter(needles.windows)
        otherEnds = Self.ends(of: needles.windows.filter { !SeldomBytes.contains(Window.lastByte(of: $0)) })
    }

    deinit { filter.deallocate() }

    /// Two bytes are far more seldom than one, but many twos cost more to look for than they save.
    private static func ends(of windows: [UInt64]) -> [byte_marks_end] {
        let pairs = Set(windows.map(Window.lastTwoBytes))
        if pairs.count > 16 { return Set(pairs.map(\.second)).map { byte_marks_end(byte: $0, before: 0, mask: 0) } }
        // Before is not yet a space what is going to be one.
        return pairs.map { byte_marks_end(byte: $0.second, before: $0.first == 0x20 ? 0 : $0.first, mask: $0.first == 0x20 ? 0 : 0xFF) }
    }
}

// Three numbers.
extension byte_marks_end: @retroactive @unchecked Sendable {}
