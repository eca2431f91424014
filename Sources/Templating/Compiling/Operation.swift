/// What a compiled template does, as a tree: names are resolved, constants and partials are in place.
///
/// A value is read from the slot of the shape that declares it.
indirect enum Operation {
    case literal([UInt8])
    case text(slot: Int, FieldReader<String>)
    case url(slot: Int, FieldReader<String>)
    case markup(slot: Int, FieldReader<[UInt8]>)
    /// Renders the body once for each value, with the value in the target slot.
    case each(slot: Int, ValueVisitor, target: Int, [Operation])
    case when(slot: Int, FieldReader<Bool>, [Operation])
    case unless(slot: Int, FieldReader<Bool>, [Operation])
    /// A template that includes itself: its body, and the places in it that begin it anew.
    case recursion(id: Int, [Operation])
    case recur(id: Int)
}

extension [Operation] {
    /// Adds an operation. Neighbouring literals become one only when instructions are made of them: here each would be copied once for
    /// every line that follows it.
    mutating func add(_ operation: Operation) {
        if case .literal(let bytes) = operation, bytes.isEmpty { return }
        append(operation)
    }

    mutating func add(_ operations: [Operation]) { append(contentsOf: operations) }
}
