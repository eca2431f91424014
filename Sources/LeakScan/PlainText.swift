/// What is left of texts when everything that a writer may put on top is taken off, so that one search finds a word in every disguise.
///
/// Decoded: percent-encoding and character references, however deeply nested; lines folded as in a calendar; runs of base64 once more,
/// behind the text. White space becomes one space. Left out: control and direction characters, and backslashes, which are Markdown's and
/// iCalendar's escapes. What is searched for goes through the same, so that both meet.
final class PlainText {
    /// The plain bytes. Eight zeros stand before them, so that a window can be read anywhere.
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    /// Where the filter said that something may end: positions in the plain text.
    private(set) var candidates: [Int] = []
    private var capacity = 4096
    private var runs: [Range<Int>] = []
    private var decoded: [UInt8] = []

    init() { bytes = Self.allocate(capacity) }

    deinit { Self.deallocate(bytes) }

    func removeAll() {
        count = 0
        candidates.removeAll(keepingCapacity: true)
    }

    /// Adds what is left of a text, and of what it holds in base64; the filter is asked wherever a needle's window may end.
    func append(_ text: UnsafeRawBufferPointer, _ filter: WindowFilter = .nothing) {
        runs.removeAll(keepingCapacity: true)
        strip(text, filter)
        for run in runs { appendDecoded(UnsafeRawBufferPointer(rebasing: text[run]), filter) }
    }

    private func strip(_ text: UnsafeRawBufferPointer, _ filter: WindowFilter) {
        guard let source = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        reserve(text.count)
        // All in variables of the loop's own, and no branch that depends on what kind of character comes: it is asked for every byte of a
        // site.
        var (candidates, runs): ([Int], [Range<Int>]) = ([], [])
        swap(&candidates, &self.candidates)
        swap(&runs, &self.runs)
        var end = PlainEnd(bytes: bytes, count: count)
        let (bytes, kinds, length) = (bytes, filter.kinds, text.count)
        var (index, count, runStart, window) = (0, count, 0, end.window)
        while index < length {
            let kind = kinds[Int(source[index])]
            if kind.endsRun {
                if index - runStart >= Base64.shortestRun { runs.append(runStart..<index) }
                runStart = index + 1
            }
            if kind.isException {
                end.count = count
                index = end.passException(source, index, length, filter, &candidates)
                (count, window, runStart) = (end.count, end.window, max(runStart, index))
                continue
            }
            index += 1
            bytes[count] = kind.plain
            let isKept = !(kind.isSpace && window & 0xFF == 0x20)
            window = isKept ? window << 8 | UInt64(kind.plain) : window
            count += isKept ? 1 : 0
            if filter.mayHold(window, kind) { candidates.append(count) }
        }
        if length - runStart >= Base64.shortestRun { runs.append(runStart..<length) }
        self.count = count
        swap(&candidates, &self.candidates)
        swap(&runs, &self.runs)
    }

    /// Base64 begins where its run does, or behind a character that may also stand before it, as in a path.
    private func appendDecoded(_ run: UnsafeRawBufferPointer, _ filter: WindowFilter) {
        var start = 0
        while run.count - start >= Base64.shortestRun {
            let rest = UnsafeRawBufferPointer(rebasing: run[start...])
            if Base64.beginsLikeText(rest) {
                decoded.removeAll(keepingCapacity: true)
                Base64.decode(rest, into: &decoded)
                // No word reaches from the text into what was decoded: no plain text has a NUL.
                reserve(decoded.count + 1)
                bytes[count] = 0
                count += 1
                let outer = runs
                decoded.withUnsafeBytes { strip($0, filter) }
                runs = outer
            }
            guard let next = rest.firstIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "+") }) else { return }
            start += next + 1
        }
    }

    /// Makes room for `more` bytes; decoding only ever shortens.
    private func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        capacity = max(capacity * 2, count + more)
        let larger = Self.allocate(capacity)
        larger.update(from: bytes, count: count)
        Self.deallocate(bytes)
        bytes = larger
    }

    private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
        let start = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 8)
        start.initialize(repeating: 0, count: 8)
        return start + 8
    }

    private static func deallocate(_ bytes: UnsafeMutablePointer<UInt8>) { (bytes - 8).deallocate() }
}
