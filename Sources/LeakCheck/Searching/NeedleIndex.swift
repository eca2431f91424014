import CByteMarks

/// A finished set of needles with what makes searching for all of them quick.
final class NeedleIndex: Sendable {
    let needles: NeedleSet
    let filter: WindowFilter
    /// What the windows end with that end with no rare byte.
    let otherEnds: [byte_marks_end]

    init(_ needles: NeedleSet) {
        self.needles = needles
        filter = WindowFilter(needles.windows)
        otherEnds = Self.ends(of: needles.windows.filter { !RareBytes.contains(Window.lastByte(of: $0)) })
    }

    /// Two bytes are far rarer than one, but many pairs cost more to look for than they save.
    private static func ends(of windows: [UInt64]) -> [byte_marks_end] {
        let pairs = Set(windows.map(Window.lastTwoBytes))
        if pairs.count > 16 { return Set(pairs.map(\.second)).map { byte_marks_end(byte: $0, before: 0, mask: 0) } }
        // The byte before may be a capital still, and of a space a plus sign, which is not asked for.
        return pairs.map { pair in
            let mask: UInt8 = pair.first == 0x20 ? 0 : (0x61...0x7A).contains(pair.first) ? 0xDF : 0xFF
            return byte_marks_end(byte: pair.second, before: pair.first & mask, mask: mask)
        }
    }
}
