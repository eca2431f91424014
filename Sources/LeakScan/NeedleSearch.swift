import CByteMarks

/// Finds all needles of a set in one text after the other. Used by one thread at a time; the set and the filter are shared by all.
public final class NeedleSearch {
    /// One place where a needle stands in the text that was last searched.
    public struct Hit {
        public let needle: Needle
        /// In the plain text.
        public let range: Range<Int>
    }

    private let haystack: Haystack
    private let plain: PlainText
    private let places = Places()
    private var hits: [Hit] = []

    public init(_ haystack: Haystack) {
        self.haystack = haystack
        plain = PlainText(marking: haystack.otherEnds)
    }

    /// Finds every needle in a text, in any disguise that `PlainText` takes off.
    public func hits(in text: UnsafeRawBufferPointer) -> [Hit] {
        plain.set(text)
        plain.appendDecoded()
        hits.removeAll(keepingCapacity: true)
        let bytes = UnsafeBufferPointer(start: plain.bytes, count: plain.count)
        for end in candidates() {
            haystack.needles.forEachCandidate(in: bytes, windowEnd: Int(end)) { hits.append(Hit(needle: $0, range: $1)) }
        }
        return hits
    }

    /// Where a needle's window may end: so says the filter, asked for every seldom byte.
    private func candidates() -> UnsafeMutableBufferPointer<UInt32> {
        places.reserve(plain.count)
        let count = byte_marks_places(plain.seldom.words, plain.count, places.base)
        let (behind, filter, places, kept) = (plain.bytes + 1, haystack.filter, places.base, places.kept)
        var found = 0
        // No branch depends on what is found, so that the processor asks memory for many windows at once.
        for index in 0..<count {
            let place = Int(truncatingIfNeeded: places[index])
            kept[found] = UInt32(truncatingIfNeeded: place &+ 1)
            found &+= filter.mayHold(Window.ending(at: behind + place))
        }
        return UnsafeMutableBufferPointer(start: kept, count: found)
    }

    public func hits(in text: String) -> [Hit] {
        var text = text
        return text.withUTF8 { hits(in: UnsafeRawBufferPointer($0)) }
    }

    /// Whether `prefix`, in lower case, stands right before a hit, in any case.
    public func stands(_ prefix: StaticString, before hit: Hit) -> Bool {
        let start = hit.range.lowerBound - prefix.utf8CodeUnitCount
        guard start >= 0 else { return false }
        return (0..<prefix.utf8CodeUnitCount).allSatisfy { index in
            let byte = plain.bytes[start + index]
            return (0x41...0x5A ~= byte ? byte | 0x20 : byte) == prefix.utf8Start[index]
        }
    }
}

/// Room for places in a text, used again and again.
private final class Places {
    private(set) var base: UnsafeMutablePointer<UInt32>
    private(set) var kept: UnsafeMutablePointer<UInt32>
    private var capacity = 4096

    init() {
        base = .allocate(capacity: capacity)
        kept = .allocate(capacity: capacity)
    }

    deinit {
        base.deallocate()
        kept.deallocate()
    }

    /// Makes room for all bytes of a text and a few more.
    func reserve(_ length: Int) {
        guard length + 8 > capacity else { return }
        capacity = max(capacity * 2, length + 8)
        base.deallocate()
        kept.deallocate()
        base = .allocate(capacity: capacity)
        kept = .allocate(capacity: capacity)
    }
}
