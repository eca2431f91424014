/// Reads one field of a value of which only the address is known.
///
/// A class, so that an instruction can refer to it without counting references.
final class FieldReader<Result: Sendable>: Sendable {
    let read: @Sendable (ValueAddress) -> Result

    init(_ read: @escaping @Sendable (ValueAddress) -> Result) { self.read = read }

    convenience init<Value>(_: Value.Type, _ get: @escaping @Sendable (Value) -> Result) {
        self.init { $0.read(Value.self, get) }
    }

    /// Reads the same field of an object in the value: `absent` where there is no object.
    func part(of object: ValueVisitor, absent: Result) -> FieldReader {
        FieldReader { [read] value in
            var result = absent
            object.visit(value) { result = read($0) }
            return result
        }
    }
}

extension FieldReader where Result: Collection {
    /// Reads whether there is something in the field.
    var isPresent: FieldReader<Bool> { FieldReader<Bool> { [read] in !read($0).isEmpty } }

    /// Visits what is in the field, unless it is empty.
    var visitor: ValueVisitor {
        ValueVisitor(isPresent: { [read] in !read($0).isEmpty }) { [read] value, body in
            let result = read(value)
            if !result.isEmpty { unsafe withUnsafePointer(to: result) { unsafe body(ValueAddress($0)) } }
        }
    }
}

/// Opens a field of a value of which only the address is known: an object, or each element of a list.
final class ValueVisitor: Sendable {
    /// Whether there is a value to visit.
    let isPresent: @Sendable (ValueAddress) -> Bool
    /// Calls its second argument with the address of each value.
    let visit: @Sendable (ValueAddress, (ValueAddress) -> Void) -> Void

    init(
        isPresent: @escaping @Sendable (ValueAddress) -> Bool,
        visit: @escaping @Sendable (ValueAddress, (ValueAddress) -> Void) -> Void
    ) {
        self.isPresent = isPresent
        self.visit = visit
    }

    /// Opens the same field of an object in the value.
    func part(of object: ValueVisitor) -> ValueVisitor {
        ValueVisitor(
            isPresent: { [isPresent] value in
                var isThere = false
                object.visit(value) { isThere = isPresent($0) }
                return isThere
            },
            visit: { [visit] value, body in object.visit(value) { visit($0, body) } })
    }
}
