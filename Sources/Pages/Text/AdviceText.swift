internal import Templating

/// What a reader can do, with the words in brackets that lead to whom to ask: "Look in your email, or [contact us]."
struct AdviceText: Sendable {
    /// In the order in which they stand.
    let parts: [AdvicePart]

    /// A bracket that has no other half is part of the text.
    ///
    /// - `leads`: whether the page names whom to ask.
    init(_ text: String, leads: Bool) {
        var parts: [AdvicePart] = []
        var rest = text.utf8[...]
        func add(_ bytes: Substring.UTF8View, isContact: Bool) {
            if !bytes.isEmpty { parts.append(AdvicePart(text: String(Substring(bytes)), isContact: isContact && leads)) }
        }
        while let open = rest.firstIndex(of: UInt8(ascii: "[")), let close = rest[open...].firstIndex(of: UInt8(ascii: "]")) {
            add(rest[..<open], isContact: false)
            add(rest[rest.index(after: open)..<close], isContact: true)
            rest = rest[rest.index(after: close)...]
        }
        add(rest, isContact: false)
        self.parts = parts
    }

    /// Without brackets, where nothing leads anywhere.
    var plain: String { parts.map(\.text).joined() }

    /// As templates have it.
    var constant: Constant {
        func part(_ part: AdvicePart) -> Constant { ["text": .text(part.text), "isContact": .flag(part.isContact)] }
        return .list(parts.map(part), like: part(AdvicePart(text: "", isContact: false)))
    }

    /// Whether the word at a key is an advice: in all other words brackets are brackets.
    static func isAdvice(_ path: [String]) -> Bool { path.last == "advice" || path == ["bookings", "instead"] }
}

/// A part of an advice: what leads to whom to ask, or what does not.
struct AdvicePart: TemplateData, Equatable {
    let text: String
    let isContact: Bool

    static let shape = Shape<AdvicePart>(.text("text") { $0.text }, .flag("isContact") { $0.isContact })
}
