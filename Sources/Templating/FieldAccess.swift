/// Reads one field of a value of which only the address is known.
///
/// A class, so that a program can hold it by an unmanaged reference: threads that render one template would otherwise contend for
/// its reference count. Every access can be asked everything; a compiled template asks what the field's kind has.
class FieldAccess: @unchecked Sendable {
    // Unchecked, as a class with heirs must be; each heir has constants only, all Sendable.

    /// Whether a section over the field is rendered at all.
    func isPresent(in value: UnsafeRawPointer) -> Bool { false }

    func text(in value: UnsafeRawPointer) -> String { "" }

    func markup(in value: UnsafeRawPointer) -> [UInt8] { [] }

    /// Calls `body` with the address of each value that a section over the field opens.
    func visit(_ value: UnsafeRawPointer, _ body: (UnsafeRawPointer) -> Void) {}

    /// The access that templates of one kind read by.
    func access(for escaping: Escaping) -> FieldAccess { self }
}

// The values are `~Copyable` to the accesses, or one would be copied whole for each of its fields.

final class TextAccess<Value: ~Copyable>: FieldAccess, @unchecked Sendable {
    private let get: @Sendable (borrowing Value) -> String

    init(_ get: @escaping @Sendable (borrowing Value) -> String) { self.get = get }

    override func isPresent(in value: UnsafeRawPointer) -> Bool { !text(in: value).isEmpty }

    override func text(in value: UnsafeRawPointer) -> String { get(value.assumingMemoryBound(to: Value.self).pointee) }

    override func visit(_ value: UnsafeRawPointer, _ body: (UnsafeRawPointer) -> Void) {
        let text = text(in: value)
        if !text.isEmpty { withUnsafePointer(to: text) { body($0) } }
    }
}

final class MarkupAccess<Value: ~Copyable>: FieldAccess, @unchecked Sendable {
    private let get: @Sendable (borrowing Value) -> [UInt8]

    init(_ get: @escaping @Sendable (borrowing Value) -> [UInt8]) { self.get = get }

    override func isPresent(in value: UnsafeRawPointer) -> Bool { !markup(in: value).isEmpty }

    override func markup(in value: UnsafeRawPointer) -> [UInt8] { get(value.assumingMemoryBound(to: Value.self).pointee) }

    override func visit(_ value: UnsafeRawPointer, _ body: (UnsafeRawPointer) -> Void) {
        let markup = markup(in: value)
        if !markup.isEmpty { withUnsafePointer(to: markup) { body($0) } }
    }
}

final class FlagAccess<Value: ~Copyable>: FieldAccess, @unchecked Sendable {
    private let get: @Sendable (borrowing Value) -> Bool

    init(_ get: @escaping @Sendable (borrowing Value) -> Bool) { self.get = get }

    override func isPresent(in value: UnsafeRawPointer) -> Bool { get(value.assumingMemoryBound(to: Value.self).pointee) }
}

/// The access to values with names of their own: an object, or the elements of a list.
final class VisitAccess: FieldAccess, @unchecked Sendable {
    private let isPresent: @Sendable (UnsafeRawPointer) -> Bool
    private let visit: @Sendable (UnsafeRawPointer, (UnsafeRawPointer) -> Void) -> Void

    init(
        isPresent: @escaping @Sendable (UnsafeRawPointer) -> Bool,
        visit: @escaping @Sendable (UnsafeRawPointer, (UnsafeRawPointer) -> Void) -> Void
    ) {
        self.isPresent = isPresent
        self.visit = visit
    }

    override func isPresent(in value: UnsafeRawPointer) -> Bool { isPresent(value) }

    override func visit(_ value: UnsafeRawPointer, _ body: (UnsafeRawPointer) -> Void) { visit(value, body) }
}

final class ListAccess<Value: ~Copyable, Element>: FieldAccess, @unchecked Sendable {
    private let get: @Sendable (borrowing Value) -> [Element]

    init(_ get: @escaping @Sendable (borrowing Value) -> [Element]) { self.get = get }

    override func isPresent(in value: UnsafeRawPointer) -> Bool { !get(value.assumingMemoryBound(to: Value.self).pointee).isEmpty }

    override func visit(_ value: UnsafeRawPointer, _ body: (UnsafeRawPointer) -> Void) {
        get(value.assumingMemoryBound(to: Value.self).pointee).withUnsafeBufferPointer { elements in
            guard let first = elements.baseAddress else { return }
            for index in 0..<elements.count { body(first + index) }
        }
    }
}

/// The access to a field of the object that another access reads; an absent object has nothing in its fields.
final class PartAccess: FieldAccess, @unchecked Sendable {
    private let object: FieldAccess
    private let field: FieldAccess

    init(of object: FieldAccess, _ field: FieldAccess) {
        self.object = object
        self.field = field
    }

    override func access(for escaping: Escaping) -> FieldAccess { PartAccess(of: object, field.access(for: escaping)) }

    override func isPresent(in value: UnsafeRawPointer) -> Bool {
        var isPresent = false
        object.visit(value) { isPresent = field.isPresent(in: $0) }
        return isPresent
    }

    override func text(in value: UnsafeRawPointer) -> String {
        var text = ""
        object.visit(value) { text = field.text(in: $0) }
        return text
    }

    override func markup(in value: UnsafeRawPointer) -> [UInt8] {
        var markup: [UInt8] = []
        object.visit(value) { markup = field.markup(in: $0) }
        return markup
    }

    override func visit(_ value: UnsafeRawPointer, _ body: (UnsafeRawPointer) -> Void) {
        object.visit(value) { field.visit($0, body) }
    }
}
