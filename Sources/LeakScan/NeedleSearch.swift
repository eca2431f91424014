/// Finds all needles of a set in one text after the other. Used by one thread at a time; the set and the filter are shared by all.
public final class NeedleSearch {
    /// One place where a needle stands in the text that was last searched.
    public struct Hit {
        public let needle: Needle
        /// In the plain text.
        public let range: Range<Int>
    }

    private let haystack: Haystack
    private let plain = PlainText()
    private var hits: [Hit] = []

    public init(_ haystack: Haystack) { self.haystack = haystack }

    /// Finds every needle in a text, in any disguise that `PlainText` takes off.
    public func hits(in text: UnsafeRawBufferPointer) -> [Hit] {
        plain.removeAll()
        hits.removeAll(keepingCapacity: true)
        plain.append(text, haystack.filter)
        let bytes = UnsafeBufferPointer(start: plain.bytes, count: plain.count)
        for end in plain.candidates where end <= bytes.count {
            haystack.needles.forEachCandidate(in: bytes, windowEnd: end) { hits.append(Hit(needle: $0, range: $1)) }
        }
        return hits
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
