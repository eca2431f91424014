/// Collects the texts that are to be looked for.
final class NeedleCollector {
    private let plain = PlainText()
    private var gathered = NeedleSet()

    init() {}

    /// Adds a text as it is in the database. One that was added before is the same needle, and so is one that differs only in its markup.
    ///
    /// - Returns: nil where too little is left of the text once it is plain.
    func add(_ text: some StringProtocol) -> Needle? {
        // Whatever encodes a text, so much of it holds more than is looked for.
        let beginning = Array(text.utf8.prefix(NeedleSet.longest * 16))
        unsafe beginning.withUnsafeBytes { unsafe plain.set($0) }
        let whole = 0..<plain.count
        let withoutMarkup = plain.appendWithoutMarkup()
        plain.fold()
        let needle = withoutMarkup.flatMap { unsafe gathered.insert(trimmed($0)) }
        let plainly = unsafe gathered.insert(trimmed(whole), asFormOf: needle)
        return needle ?? plainly
    }

    /// Without blanks at the ends.
    private func trimmed(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        let bytes = unsafe UnsafeBufferPointer(start: plain.bytes, count: plain.count)
        var (first, end) = (range.lowerBound, range.upperBound)
        while first < end, unsafe bytes[first] == 0x20 { first += 1 }
        while end > first, unsafe bytes[end - 1] == 0x20 { end -= 1 }
        return unsafe UnsafeBufferPointer(rebasing: bytes[first..<end])
    }

    var needles: NeedleSet { gathered }
}
