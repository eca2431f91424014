/// What is left of texts when everything that a writer may put on top is taken off, so that one search finds a word in every disguise.
///
/// Decoded: percent-encoding and character references, however deeply nested; lines folded as in a calendar; runs of base64 once more,
/// behind the text. White space becomes one space. Left out: control and direction characters, and backslashes, which are Markdown's and
/// iCalendar's escapes. What is searched for goes through the same, so that both meet.
final class PlainText {
    /// The plain bytes.
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    /// Where the filter said that something may end: positions in the plain text.
    private(set) var candidates: [Int] = []
    private var capacity = 4096
    private var runs: [Range<Int>] = []
    private var decoded: [UInt8] = []

    init() { bytes = .allocate(capacity: capacity) }

    deinit { bytes.deallocate() }

    func removeAll() {
        count = 0
        candidates.removeAll(keepingCapacity: true)
    }

    /// Adds what is left of a text, and of what it holds in base64; the filter is asked at every byte.
    func append(_ text: UnsafeRawBufferPointer, _ filter: WindowFilter = .nothing) {
        runs.removeAll(keepingCapacity: true)
        strip(text, filter)
        for run in runs { appendDecoded(UnsafeRawBufferPointer(rebasing: text[run]), filter) }
    }

    private func strip(_ text: UnsafeRawBufferPointer, _ filter: WindowFilter) {
        reserve(text.count)
        let bytes = bytes
        var count = count
        var window = self.window
        var runStart = 0
        ByteKind.table.withUnsafeBufferPointer { kinds in
            var index = 0
            while index < text.count {
                var byte = text[index]
                let kind = kinds[Int(byte)]
                if kind.endsRun {
                    if index - runStart >= Base64.shortestRun { runs.append(runStart..<index) }
                    runStart = index + 1
                }
                index += 1
                if kind.isLeftOut { continue }
                if kind.isSpace {
                    if byte == UInt8(ascii: "\r"), Self.isFold(text, index) {
                        index += 2
                        continue
                    }
                    if window & 0xFF == UInt64(UInt8(ascii: " ")) { continue }
                    byte = UInt8(ascii: " ")
                }
                bytes[count] = byte
                count += 1
                window = window << 8 | UInt64(byte)
                if kind.mayEndCharacter || window >> 16 & 0xFF == UInt64(UInt8(ascii: "%")) {
                    self.count = count
                    reduceEnd()
                    count = self.count
                    window = self.window
                }
                if filter.mayHold(window) { candidates.append(count) }
            }
        }
        if text.count - runStart >= Base64.shortestRun { runs.append(runStart..<text.count) }
        self.count = count
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

    /// The last eight bytes, the last one lowest; zeros before the beginning.
    private var window: UInt64 { (max(0, count - 8)..<count).reduce(0) { $0 << 8 | UInt64(bytes[$1]) } }

    /// Takes the end of the plain text for what it encodes, as often as it encodes something.
    @inline(never)
    private func reduceEnd() {
        let last = bytes[count - 1]
        if last == UInt8(ascii: ";") {
            guard let (start, character) = CharacterReference.ending(bytes, count) else { return }
            count = start
            for byte in String(Character(character)).utf8 { push(byte) }
        } else if last >= 0x80 {
            let mark = InvisibleMark(ending: bytes, count)
            count -= mark.length
            if mark.isSpace { push(UInt8(ascii: " ")) }
        } else if count >= 3, bytes[count - 3] == UInt8(ascii: "%"), let high = bytes[count - 2].hexValue, let low = last.hexValue {
            count -= 3
            push(high << 4 | low)
        }
    }

    private func push(_ byte: UInt8) {
        let kind = ByteKind.table[Int(byte)]
        let isRepeated = kind.isSpace && count > 0 && bytes[count - 1] == UInt8(ascii: " ")
        if kind.isLeftOut || isRepeated { return }
        bytes[count] = kind.isSpace ? UInt8(ascii: " ") : byte
        count += 1
        reduceEnd()
    }

    /// Whether a carriage return before `index` begins a fold: line end and one blank, which are none of the text.
    private static func isFold(_ text: UnsafeRawBufferPointer, _ index: Int) -> Bool {
        index + 1 < text.count && text[index] == UInt8(ascii: "\n")
            && (text[index + 1] == UInt8(ascii: " ") || text[index + 1] == UInt8(ascii: "\t"))
    }

    /// Makes room for `more` bytes; decoding only ever shortens.
    private func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: bytes, count: count)
        bytes.deallocate()
        bytes = larger
    }
}

extension UInt8 {
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}
