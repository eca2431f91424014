import CByteMarks

/// Finds all needles of a set in one text after the other. Used by one thread at a time; the set and the filter are shared by all.
final class NeedleSearch {
    /// One place where a needle is in the text that was last searched.
    struct Hit {
        let needle: Needle
        /// In the plain text.
        let range: Range<Int>
    }

    private let index: NeedleIndex
    private let plain: PlainText
    private var places: [UInt32] = []
    private var hits: [Hit] = []
    /// Steps that the last search took: bytes read, needles compared, bytes digested.
    private(set) var work = 0

    init(_ index: NeedleIndex) {
        self.index = index
        plain = PlainText(marking: index.otherEnds)
    }

    /// Finds every needle in a text, in any disguise that `PlainText` takes off. Takes time in proportion to the text, whatever is in it.
    func hits(in text: UnsafeRawBufferPointer) -> [Hit] {
        unsafe plain.set(text)
        plain.appendDecoded()
        plain.appendWithoutMarkup()
        plain.fold()
        hits.removeAll(keepingCapacity: true)
        let bytes = unsafe UnsafeBufferPointer(start: plain.bytes, count: plain.count)
        var digests = unsafe TextDigests(bytes)
        let count = findCandidates()
        var compared = 0
        for place in places[..<count] {
            unsafe compared += index.needles.forEachCandidate(in: bytes, &digests, windowEnd: Int(place) + 1) {
                hits.append(Hit(needle: $0, range: $1))
            }
        }
        work = plain.count + compared + digests.work
        return hits
    }

    /// Puts the places where some needle's window may end first, and returns how many they are: the filter is asked for every rare
    /// byte.
    private func findCandidates() -> Int {
        let room = plain.count + 8
        if places.count < room { places = Array(repeating: 0, count: room * 2) }
        let (behind, filter) = unsafe (plain.bytes + 1, index.filter)
        return unsafe places.withUnsafeMutableBufferPointer { places in
            let count = unsafe byte_marks_places(plain.rare.words, plain.count, places.baseAddress)
            var found = 0
            // No branch depends on what is found, so that the processor asks memory for many windows at once.
            for index in 0..<count {
                let place = unsafe places[index]
                unsafe places[found] = place
                found &+= filter.mayHold(unsafe Window.ending(at: behind + Int(place)))
            }
            return found
        }
    }

    func hits(in text: String) -> [Hit] {
        var text = text
        return text.withUTF8 { unsafe hits(in: UnsafeRawBufferPointer($0)) }
    }

    /// Whether `prefix`, given in lower case, is right before a hit.
    func isPrefix(_ prefix: StaticString, before hit: Hit) -> Bool {
        let start = hit.range.lowerBound - prefix.utf8CodeUnitCount
        guard start >= 0 else { return false }
        return (0..<prefix.utf8CodeUnitCount).allSatisfy { unsafe plain.bytes[start + $0] == prefix.utf8Start[$0] }
    }

    /// What was found in a range of hits, in lower case.
    func text(_ range: Range<Int>) -> String {
        unsafe String(decoding: UnsafeBufferPointer(start: plain.bytes + range.lowerBound, count: range.count), as: UTF8.self)
    }
}
