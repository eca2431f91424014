import Algorithms

/// One text that is looked for, by its place in the set.
typealias Needle = Int32

/// Texts that are looked for all at once, many thousands of them. Holds only digests: no text can leak out of it.
///
/// Each is found by eight bytes of its own, its window. Windows end with few different bytes, so that a search need look only there.
struct NeedleSet: Sendable {
    /// Fewer plain bytes than this are not looked for.
    static let shortest = 8
    /// Of a longer text the beginning is looked for.
    static let longest = 4096
    /// At most so many texts are found by one window, so that a search takes the same time wherever it looks. A text whose windows are all
    /// crowded is found by one of them alone, as if it were no longer.
    static let crowd = 8
    /// At most so many windows of a text are tried.
    private static let tries = 64

    private var entries: [Entry] = []
    /// By hash of the window: the entry last added for it, plus one; zero where there is none.
    private var slots = [Int32](repeating: 0, count: 1024)
    private(set) var count = 0

    struct Entry: Sendable {
        let window: UInt64
        let digest: UInt64
        let length: UInt16
        /// Where the window ends.
        let windowEnd: UInt16
        /// The entry before it with the same window; -1 for none.
        let next: Int32
        let needle: Needle
    }

    /// The window of every form of every needle.
    var windows: some Collection<UInt64> { entries.lazy.map(\.window) }

    /// Adds a plain text, or finds it if it is there.
    ///
    /// - `form`: the needle that it is another form of; nil for a needle of its own.
    mutating func insert(_ text: UnsafeBufferPointer<UInt8>, asFormOf form: Needle? = nil) -> Needle? {
        guard text.count >= Self.shortest, let base = text.baseAddress else { return nil }
        let length = min(text.count, Self.longest)
        let digest = unsafe TextDigests.digest(UnsafeBufferPointer(start: base, count: length))
        // Entries are never removed, so the same text is led to the same place again.
        let end = unsafe Self.lastRareEnd(base, before: length + 1)
        if let end, let needle = unsafe insert(base, length, digest, windowEnd: end, form) { return needle }
        for end in unsafe Self.ends(base, length).prefix(Self.tries) {
            if let needle = unsafe insert(base, length, digest, windowEnd: end, form) { return needle }
        }
        let begin = (end ?? length) - Self.shortest
        let window = unsafe UnsafeBufferPointer(start: base + begin, count: Self.shortest)
        return unsafe insert(base + begin, Self.shortest, TextDigests.digest(window), windowEnd: Self.shortest, form, atMost: .max)
    }

    /// - Returns: nil if the window is crowded.
    private mutating func insert(
        _ text: UnsafePointer<UInt8>, _ length: Int, _ digest: UInt64, windowEnd end: Int, _ form: Needle?, atMost crowd: Int = Self.crowd
    ) -> Needle? {
        let window = unsafe Window.ending(at: text + end)
        let slot = slot(of: window)
        var found = 0
        var index = slots[slot] - 1
        while index >= 0 {
            let entry = entries[Int(index)]
            if entry.digest == digest, Int(entry.length) == length { return entry.needle }
            found += 1
            index = entry.next
        }
        guard found < crowd else { return nil }
        let needle = form ?? Needle(count)
        if form == nil { count += 1 }
        entries.append(
            Entry(
                window: window, digest: digest, length: UInt16(length), windowEnd: UInt16(end), next: slots[slot] - 1, needle: needle))
        slots[slot] = Int32(entries.count)
        if entries.count * 2 > slots.count { grow() }
        return needle
    }

    /// Where a text's windows may end: at its rare bytes, the last first, then at its rarest two letters.
    private static func ends(_ text: UnsafePointer<UInt8>, _ length: Int) -> [Int] {
        func rank(_ end: Int) -> Int { unsafe commonness[Int(text[end - 1])] + commonness[Int(text[end - 2])] }
        var rare: [Int] = []
        var end = unsafe lastRareEnd(text, before: length + 1)
        while let here = end, rare.count < tries {
            rare.append(here)
            unsafe end = lastRareEnd(text, before: here)
        }
        let others = (shortest...length).filter { unsafe !RareBytes.contains(text[$0 - 1]) }
        return rare + others.min(count: tries - rare.count) { (rank($0), $0) < (rank($1), $1) }
    }

    private static func lastRareEnd(_ text: UnsafePointer<UInt8>, before end: Int) -> Int? {
        (shortest..<max(end, shortest)).last { RareBytes.contains(unsafe text[$0 - 1]) }
    }

    /// By how often a letter is in texts.
    private static let commonness: [Int] = {
        var ranks = [Int](repeating: 1, count: 256)
        for (rank, letter) in "kvwybpgfmcudlhrsnioate".utf8.enumerated() {
            ranks[Int(letter)] = rank + 2
            ranks[Int(letter - 0x20)] = rank + 2
        }
        ranks[0x20] = 99
        return ranks
    }()

    /// Calls `body` with each needle whose window is the eight bytes before `end`, and where it lies.
    ///
    /// - Returns: how many were compared.
    func forEachCandidate(
        in text: UnsafeBufferPointer<UInt8>, _ digests: inout TextDigests, windowEnd end: Int, _ body: (Needle, Range<Int>) -> Void
    ) -> Int {
        guard end >= Self.shortest, let base = text.baseAddress else { return 0 }
        var compared = 0
        var index = slots[slot(of: unsafe Window.ending(at: base + end))] - 1
        while index >= 0 {
            let entry = entries[Int(index)]
            let start = end - Int(entry.windowEnd)
            let range = start..<start + Int(entry.length)
            if start >= 0, range.upperBound <= text.count, digests.digest(range) == entry.digest { body(entry.needle, range) }
            compared += 1
            index = entry.next
        }
        return compared
    }

    /// The slot of a window, or the free one where it would go.
    private func slot(of window: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: WindowFilter.hash(window) >> 32) & mask
        while slots[slot] != 0, entries[Int(slots[slot] - 1)].window != window { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let heads = slots.filter { $0 != 0 }
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for head in heads { slots[slot(of: entries[Int(head - 1)].window)] = head }
    }
}
