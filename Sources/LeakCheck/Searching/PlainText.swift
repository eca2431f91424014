import CByteMarks

/// What is left of texts when everything that a writer may put on top is taken off, so that one search finds a word in every encoding.
///
/// It holds several readings of a text, one behind the other, parted by NUL:
///
/// - the text without what encodes it: percent-encoding, character references and backslashes' escapes, however deeply nested, and lines
///   folded as in a calendar. White space becomes one space. Left out: control and direction characters, marks that look like nothing, the
///   backslashes of Markdown and iCalendar, and what a host may have at its end;
/// - what runs of base64 and of hexadecimal digits in it mean, if that is text, once;
/// - all of that without its markup, as a reader sees it: `MarkupRemoval`.
///
/// At last capital letters become small, and `+` a space. What is searched for goes through the same, so that both meet.
///
/// Every byte of a site goes through here, so most are looked at sixty-four at once, and copied in stretches from one exception to the
/// next.
///
/// Safe because the bytes are its own memory, and what is written is at most as long as what was reserved.
@safe final class PlainText {
    /// The plain bytes. Eight zeros are before them, so that a window can be read anywhere.
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    /// Plain bytes where windows may end: `RareBytes`. Set once the text is folded.
    let rare = ByteMarks()
    private let exceptions = ByteMarks()
    private let base64 = ByteMarks()
    private let runs = ByteMarks()
    private let markup = ByteMarks()
    private let others: [byte_marks_end]
    private var capacity = 4096
    private var decoded: UnsafeMutablePointer<UInt8>
    private var decodedCount = 0
    private var decodedCapacity = 4096
    private let meaningless = MeaninglessRuns()

    /// - Parameter others: what is to be marked although it is not rare.
    init(marking others: [byte_marks_end] = []) {
        self.others = others
        unsafe bytes = Self.allocate(capacity)
        unsafe decoded = .allocate(capacity: decodedCapacity)
    }

    deinit {
        unsafe Self.deallocate(bytes)
        unsafe decoded.deallocate()
    }

    /// Takes what is left of a text, without what it holds in base64.
    func set(_ text: UnsafeRawBufferPointer) {
        count = 0
        unsafe strip(text)
        mark(from: 0)
    }

    /// Adds what the text holds in base64 and in hexadecimal digits, each stretch of text behind a NUL: no word reaches from the text into
    /// what was decoded, since none has a NUL.
    func appendDecoded() {
        let end = count
        var lines = Base64Lines()
        runs.forEach(length: end) { eleventh in
            let run = eleventh - (Base64.shortestRun - 1)..<base64.firstUnmarked(from: eleventh + 1, length: end)
            let last = lastLine(from: run, &lines, end)
            // Nothing but these bytes decides what they mean.
            let length = last.upperBound - run.lowerBound
            if unsafe meaningless.contains(bytes + run.lowerBound, length) { return }
            let before = count
            appendBase64(run, through: last, end)
            if run.count >= NeedleSet.shortest * 2 { appendHexadecimal(run) }
            if count == before { unsafe meaningless.insert(bytes + run.lowerBound, length) }
        }
        if count > end { mark(from: end) }
    }

    /// The last of the lines of one text that a run is the first of; the run itself where it stands alone.
    private func lastLine(from run: Range<Int>, _ lines: inout Base64Lines, _ end: Int) -> Range<Int> {
        guard lines.mayBegin(with: run) else { return run }
        var last = run
        while last.count == run.count, last.upperBound + 1 < end, unsafe bytes[last.upperBound] == 0x20 {
            let next = line(from: last.upperBound + 1, end)
            guard !next.isEmpty, next.count <= run.count else { break }
            last = next
        }
        lines.note(from: run, to: last)
        return last
    }

    private func line(from start: Int, _ end: Int) -> Range<Int> { start..<base64.firstUnmarked(from: start, length: end) }

    /// Adds what a run means, which is decoded at most once from every fourth character on: from its beginning, with the lines that follow
    /// it, and behind characters that may also be before it, as in a path.
    private func appendBase64(_ run: Range<Int>, through last: Range<Int>, _ end: Int) {
        var state = byte_marks_base64()
        decodedCount = 0
        var next = run
        decode(next, &state)
        while next != last {
            next = line(from: next.upperBound + 1, end)
            decode(next, &state)
        }
        appendTexts()
        var isDone: UInt8 = 1
        for start in run.lowerBound + 1..<max(run.lowerBound + 1, run.upperBound - Base64.shortestRun + 1)
        where unsafe Base64.isSeparator(bytes[start - 1]) {
            let bit: UInt8 = 1 << UInt8((start - run.lowerBound) % 4)
            guard isDone & bit == 0, unsafe Base64.beginsLikeText(bytes + start) else { continue }
            isDone |= bit
            var state = byte_marks_base64()
            decodedCount = 0
            decode(start..<run.upperBound, &state)
            appendTexts()
        }
    }

    /// Adds what a run means to what is decoded.
    private func decode(_ run: Range<Int>, _ state: inout byte_marks_base64) {
        reserveDecoded(decodedCount + run.count)
        decodedCount += unsafe byte_marks_decode(bytes + run.lowerBound, run.count, &state, decoded + decodedCount)
    }

    /// Adds what hexadecimal digits in a run mean, wherever the first of two is.
    private func appendHexadecimal(_ run: Range<Int>) {
        reserveDecoded(run.count)
        var start = run.lowerBound
        while start < run.upperBound {
            var end = start
            while end < run.upperBound, unsafe bytes[end].hexValue != nil { end += 1 }
            if end - start >= NeedleSet.shortest * 2 {
                for first in [start, start + 1] {
                    decodedCount = 0
                    for index in stride(from: first, to: end - 1, by: 2) {
                        unsafe decoded[decodedCount] = (bytes[index].hexValue ?? 0) << 4 | (bytes[index + 1].hexValue ?? 0)
                        decodedCount += 1
                    }
                    appendTexts()
                }
            }
            start = end + 1
        }
    }

    /// Adds those stretches of what was decoded that are text. What else it holds may be anything, and next to all words and tokens that only
    /// look encoded hold no text at all.
    private func appendTexts() {
        var end = 0
        while case let start = unsafe byte_marks_text(decoded, decodedCount, end, NeedleSet.shortest, &end), start < decodedCount {
            reserve(end - start + 1)
            unsafe bytes[count] = 0
            count += 1
            unsafe strip(UnsafeRawBufferPointer(start: decoded + start, count: end - start))
        }
    }

    private func reserveDecoded(_ needed: Int) {
        guard needed > decodedCapacity else { return }
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: needed * 2)
        unsafe larger.update(from: decoded, count: decodedCount)
        unsafe decoded.deallocate()
        unsafe decoded = larger
        decodedCapacity = needed * 2
    }

    /// Adds all of it without markup; nil where it has none. Nothing can be added behind it.
    @discardableResult
    func appendWithoutMarkup() -> Range<Int>? {
        let end = count
        guard markup.first(from: 0, length: end) < end else { return nil }
        reserve(end + 1)
        unsafe bytes[end] = 0
        var removal = unsafe MarkupRemoval(bytes: bytes, start: end + 1)
        removal.run(markup, length: end)
        count = removal.count
        return end + 1..<count
    }

    /// Makes it what is searched: nothing can be added any more.
    func fold() {
        rare.reserve(count)
        unsafe byte_marks_fold(bytes, count, others, others.count, rare.words)
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
        end.finish()
        count = end.count
    }

    /// Marks what was added behind `start`.
    private func mark(from start: Int) {
        base64.reserve(count)
        runs.reserve(count)
        markup.reserve(count)
        let block = start / 64
        let found = unsafe byte_marks_found(base64: base64.words + block, runs: runs.words + block, markup: markup.words + block)
        unsafe byte_marks_plain(bytes + block * 64, count - block * 64, found)
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
