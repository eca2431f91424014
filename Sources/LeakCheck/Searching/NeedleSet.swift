/// One text that is looked for, by its place in the set.
public typealias Needle = Int32

/// Texts that are looked for all at once, many thousands of them. Holds only digests: no text can leak out of it.
///
/// Each is found by eight bytes of its own, its window. Windows end with few different bytes, so that a search need look only there.
public struct NeedleSet: Sendable {
    /// Fewer plain bytes than this are not looked for.
    public static let shortest = 8
    /// Of a longer text the beginning is looked for.
    static let longest = 4096
    private static let crowd = 4

    private var entries: [Entry] = []
    /// By hash of the window: the entry last added for it, plus one; zero where there is none.
    private var slots = [Int32](repeating: 0, count: 1024)

    struct Entry: Sendable {
        let window: UInt64
        let digest: UInt64
        let length: UInt16
        /// Where the window ends.
        let windowEnd: UInt16
        /// The entry before it with the same window; -1 for none.
        let next: Int32
    }

    public var count: Int { entries.count }

    /// The window of every needle.
    var windows: some Collection<UInt64> { entries.lazy.map(\.window) }

    /// Adds a plain text, or finds it if it is there.
    mutating func insert(_ text: UnsafeBufferPointer<UInt8>) -> Needle? {
        guard text.count >= Self.shortest, let base = text.baseAddress else { return nil }
        let length = min(text.count, Self.longest)
        let digest = unsafe Self.digest(UnsafeBufferPointer(start: base, count: length))
        var end = unsafe Self.windowEnd(base, length)
        while true {
            let window = unsafe Window.ending(at: base + end)
            let slot = slot(of: window)
            var crowd = 0
            var index = slots[slot] - 1
            while index >= 0 {
                let entry = entries[Int(index)]
                if entry.digest == digest, Int(entry.length) == length { return index }
                crowd += 1
                index = entry.next
            }
            // Entries are never removed, so the same text is led to the same place again.
            let other = crowd < Self.crowd ? nil : unsafe Self.windowEnd(base, before: end)
            guard let other else {
                entries.append(
                    Entry(window: window, digest: digest, length: UInt16(length), windowEnd: UInt16(end), next: slots[slot] - 1))
                slots[slot] = Int32(entries.count)
                if entries.count * 2 > slots.count { grow() }
                return Needle(entries.count - 1)
            }
            end = other
        }
    }

    /// Where a text's window ends: at its last rare byte, or else at its rarest two letters.
    private static func windowEnd(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int {
        func rank(_ end: Int) -> Int { unsafe commonness[Int(text[end - 1])] + commonness[Int(text[end - 2])] }
        return unsafe windowEnd(text, before: length + 1) ?? (shortest...length).min { rank($0) < rank($1) } ?? length
    }

    private static func windowEnd(_ text: UnsafePointer<UInt8>, before end: Int) -> Int? {
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

    /// Calls `body` with each needle whose window is the eight bytes before `end`, and where it would lie.
    func forEachCandidate(
        in text: UnsafeBufferPointer<UInt8>, windowEnd end: Int, _ body: (Needle, Range<Int>) -> Void
    ) {
        guard end >= Self.shortest, let base = text.baseAddress else { return }
        var index = slots[slot(of: unsafe Window.ending(at: base + end))] - 1
        while index >= 0 {
            let entry = entries[Int(index)]
            let start = end - Int(entry.windowEnd)
            let range = start..<start + Int(entry.length)
            if start >= 0, range.upperBound <= text.count, unsafe Self.digest(UnsafeBufferPointer(rebasing: text[range])) == entry.digest {
                body(index, range)
            }
            index = entry.next
        }
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

    private static func digest(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
        func mix(_ value: UInt64) {
            let (high, low) = (hash ^ value).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
            hash = high ^ low &+ value.byteSwapped
        }
        let raw = UnsafeRawBufferPointer(text)
        for offset in stride(from: 0, through: raw.count - 8, by: 8) {
            mix(unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        }
        var rest: UInt64 = 0
        for index in raw.count / 8 * 8..<raw.count { rest = unsafe rest << 8 | UInt64(raw[index]) }
        mix(rest)
        return hash
    }
}
