/// Reads one field of a value of which only the address is known.
///
/// A class, so that a program can hold it by an unmanaged reference: two threads that render one template would otherwise
/// spend their time on its reference counts. Every field can be asked everything; compilation asks what its kind has.
final class FieldAccess: Sendable {
    typealias Read<Result> = @Sendable (UnsafeRawPointer) -> Result
    typealias Visit = @Sendable (UnsafeRawPointer, _ body: (UnsafeRawPointer) -> Void) -> Void

    /// Whether a section over the field is rendered at all.
    let isPresent: Read<Bool>
    let text: Read<String>
    let markup: Read<[UInt8]>
    /// Calls its body with the address of each value that a section over the field shows.
    let visit: Visit
    /// What Markdown templates read instead; nil where the field is the same in every language.
    let inMarkdown: FieldAccess?

    init(
        isPresent: @escaping Read<Bool>, text: @escaping Read<String> = { _ in "" }, markup: @escaping Read<[UInt8]> = { _ in [] },
        visit: @escaping Visit = { _, _ in }, inMarkdown: FieldAccess? = nil
    ) {
        self.isPresent = isPresent
        self.text = text
        self.markup = markup
        self.visit = visit
        self.inMarkdown = inMarkdown
    }

    static func text(_ read: @escaping Read<String>) -> FieldAccess {
        FieldAccess(
            isPresent: { !read($0).isEmpty }, text: read,
            visit: { value, body in
                let text = read(value)
                if !text.isEmpty { withUnsafePointer(to: text) { body($0) } }
            })
    }

    static func markup(_ read: @escaping Read<[UInt8]>, inMarkdown: FieldAccess? = nil) -> FieldAccess {
        FieldAccess(
            isPresent: { !read($0).isEmpty }, markup: read,
            visit: { value, body in
                let markup = read(value)
                if !markup.isEmpty { withUnsafePointer(to: markup) { body($0) } }
            }, inMarkdown: inMarkdown)
    }

    static func object<Child>(_ read: @escaping Read<Child?>) -> FieldAccess {
        FieldAccess(
            isPresent: { read($0) != nil },
            visit: { value, body in
                if let child = read(value) { withUnsafePointer(to: child) { body($0) } }
            })
    }

    static func list<Element>(_ read: @escaping Read<[Element]>) -> FieldAccess {
        FieldAccess(
            isPresent: { !read($0).isEmpty },
            visit: { value, body in
                read(value).withUnsafeBufferPointer { elements in
                    guard var element = elements.baseAddress else { return }
                    for _ in 0..<elements.count {
                        body(element)
                        element += 1
                    }
                }
            })
    }

    /// The access to `field` of the object that this access reads; an absent object has nothing in its fields.
    func then(_ field: FieldAccess) -> FieldAccess {
        let visit = visit
        return FieldAccess(
            isPresent: { value in
                var isPresent = false
                visit(value) { isPresent = field.isPresent($0) }
                return isPresent
            },
            text: { value in
                var text = ""
                visit(value) { text = field.text($0) }
                return text
            },
            markup: { value in
                var markup: [UInt8] = []
                visit(value) { markup = field.markup($0) }
                return markup
            },
            visit: { value, body in visit(value) { field.visit($0, body) } },
            inMarkdown: field.inMarkdown.map { then($0) })
    }

    /// The access that a template of this kind reads by.
    func access(for escaping: Escaping) -> FieldAccess {
        if case .markdown = escaping, let inMarkdown { inMarkdown } else { self }
    }
}

/// Makes `get` work on an address. `~Copyable` keeps the value from being copied for every field that is read.
func reading<Value: ~Copyable, Result>(
    _ get: @escaping @Sendable (borrowing Value) -> Result
) -> FieldAccess.Read<Result> {
    { get($0.assumingMemoryBound(to: Value.self).pointee) }
}
