import CByteMarks

/// What is left of texts when everything that a writer may put on top is taken off, so that one search finds a word in every encoding.
///
/// Decoded: percent-encoding and character references, however deeply nested; lines folded as in a calendar; runs of base64 once more,
/// behind the text. White space becomes one space. Left out: control and direction characters, and backslashes, which are Markdown's and
/// iCalendar's escapes. What is searched for goes through the same, so that both meet.
///
/// Every byte of a site goes through here, so most are looked at sixty-four at once, and copied in stretches from one exception to the
/// next.
///
/// Safe because the bytes are its own memory, and what is written is at most as long as what was reserved.
@safe final class PlainText {
    /// The plain bytes. Eight zeros are before them, so that a window can be read anywhere.
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    /// Plain bytes where windows may end: `RareBytes`.
    let rare = ByteMarks()
    private let exceptions = ByteMarks()
    private let base64 = ByteMarks()
    private let runs = ByteMarks()
    private let others: [byte_marks_end]
    private var capacity = 4096
    private var decoded: [UInt8] = []

    /// - Parameter others: what is to be marked although it is not rare.
    init(marking others: [byte_marks_end] = []) {
        self.others = others
        unsafe bytes = Self.allocate(capacity)
    }

    deinit { unsafe Self.deallocate(bytes) }

    /// Takes what is left of a text, without what it holds in base64.
    func set(_ text: UnsafeRawBufferPointer) {
        count = 0
        unsafe strip(text)
        mark(from: 0)
    }

    /// Adds what the text holds in base64, each behind a NUL: no word reaches from the text into what was decoded, since none has a NUL.
    ///
    /// Base64 begins where its run does, or behind a character that may also be before it, as in a path.
    func appendDecoded() {
        let end = count
        var text = unsafe bytes
        runs.forEach(length: end) { eleventh in
            var start = eleventh - (Base64.shortestRun - 1)
            let runEnd = base64.firstUnmarked(from: eleventh + 1, length: end)
            let last = runEnd - Base64.shortestRun
            while start <= last {
                if unsafe Base64.beginsLikeText(text + start) {
                    appendDecoded(start..<runEnd)
                    unsafe text = bytes
                }
                while start < last, unsafe text[start] != UInt8(ascii: "/"), unsafe text[start] != UInt8(ascii: "+") { start += 1 }
                start += 1
            }
        }
        if count > end { mark(from: end) }
    }

    private func appendDecoded(_ run: Range<Int>) {
        unsafe Base64.decode(UnsafeBufferPointer(start: bytes + run.lowerBound, count: run.count).span, into: &decoded)
        reserve(decoded.count + 1)
        unsafe bytes[count] = 0
        count += 1
        unsafe decoded.withUnsafeBytes { unsafe strip($0) }
    }

    private func strip(_ text: UnsafeRawBufferPointer) {
        guard let source = unsafe text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        let length = text.count
        reserve(length)
        exceptions.reserve(length)
        unsafe byte_marks_exceptions(source, length, exceptions.words)
        var end = unsafe PlainTextWriter(bytes: bytes, count: count)
        var index = 0
        while index < length {
            let next = exceptions.first(from: index, length: length)
            unsafe end.copy(source + index, next - index, readable: length - index)
            index = next < length ? unsafe end.passException(source, next, length) : next
        }
        count = end.count
    }

    /// Marks what was added behind `start`.
    private func mark(from start: Int) {
        rare.reserve(count)
        base64.reserve(count)
        runs.reserve(count)
        let block = start / 64
        let found = unsafe byte_marks_found(rare: rare.words + block, base64: base64.words + block, runs: runs.words + block)
        unsafe byte_marks_plain(bytes + block * 64, count - block * 64, others, others.count, found)
    }

    /// Makes room for `more` bytes; decoding only ever shortens.
    private func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        capacity = max(capacity * 2, count + more)
        let larger = unsafe Self.allocate(capacity)
        unsafe larger.update(from: bytes, count: count)
        unsafe Self.deallocate(bytes)
        unsafe bytes = larger
    }

    /// Behind the capacity there is a block more, so that blocks can be read and written whole.
    private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
        let start = UnsafeMutablePointer<UInt8>.allocate(capacity: 8 + capacity + 64)
        unsafe start.initialize(repeating: 0, count: 8 + capacity + 64)
        return unsafe start + 8
    }

    private static func deallocate(_ bytes: UnsafeMutablePointer<UInt8>) { unsafe (bytes - 8).deallocate() }
}
