/// Collects the texts that are to be looked for.
public final class NeedleCollector {
    private let plain = PlainText()
    private var gathered = NeedleSet()

    public init() {}

    /// Adds a text as it is in the database. One that was added before is the same needle.
    ///
    /// - Returns: nil where too little is left of the text once it is plain.
    public func add(_ text: some StringProtocol) -> Needle? {
        var text = String(text)
        text.withUTF8 { unsafe plain.set(UnsafeRawBufferPointer($0)) }
        let bytes = unsafe UnsafeBufferPointer(start: plain.bytes, count: plain.count)
        guard let first = unsafe bytes.firstIndex(where: { $0 != 0x20 }), let last = unsafe bytes.lastIndex(where: { $0 != 0x20 })
        else { return nil }
        return unsafe gathered.insert(UnsafeBufferPointer(rebasing: bytes[first...last]))
    }

    public var needles: NeedleSet { gathered }
}
