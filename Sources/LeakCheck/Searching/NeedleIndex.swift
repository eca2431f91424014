import CByteMarks

/// A finished set of needles with what makes searching for all of them quick.
public final class NeedleIndex: Sendable {
    public let needles: NeedleSet
    let filter: WindowFilter
    /// What the windows end with that end with no rare byte.
    let otherEnds: [byte_marks_end]

    public init(_ needles: NeedleSet) {
        self.needles = needles
        filter = WindowFilter(needles.windows)
        otherEnds = Self.ends(of: needles.windows.filter { !RareBytes.contains(Window.lastByte(of: $0)) })
    }

    /// Two bytes are far rarer than one, but many pairs cost more to look for than they save.
    private static func ends(of windows: [UInt64]) -> [byte_marks_end] {
        let pairs = Set(windows.map(Window.lastTwoBytes))
        if pairs.count > 16 { return Set(pairs.map(\.second)).map { byte_marks_end(byte: $0, before: 0, mask: 0) } }
        // White space is not yet a space when the byte before is looked at, so a space before is not asked for.
        return pairs.map { byte_marks_end(byte: $0.second, before: $0.first == 0x20 ? 0 : $0.first, mask: $0.first == 0x20 ? 0 : 0xFF) }
    }
}
