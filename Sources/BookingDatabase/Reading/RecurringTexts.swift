/// What is made of texts of which there are few, by the bytes of each: making it of every row's again would cost more than reading the row.
///
/// Keeps some; of further texts nothing is known.
final class RecurringTexts<Value> {
    private static var most: Int { 64 }

    private var known: [(text: [UInt8], value: Value)] = []
    /// Neighbours in a table are often alike.
    private var last = 0

    /// What was made of these bytes before.
    subscript(bytes: UnsafeRawBufferPointer) -> Value? {
        if last < known.count, unsafe isSame(known[last].text, bytes) { return known[last].value }
        for place in known.indices where unsafe isSame(known[place].text, bytes) {
            last = place
            return known[place].value
        }
        return nil
    }

    func add(_ text: String, _ value: Value) {
        if known.count < Self.most { known.append((Array(text.utf8), value)) }
    }

    private func isSame(_ text: [UInt8], _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard text.count == bytes.count else { return false }
        return unsafe text.withUnsafeBytes { unsafe $0.elementsEqual(bytes) }
    }
}
