/// A field without its Swift type.
struct ErasedField: Sendable {
    /// What a field is, and how it is read.
    enum Kind: Sendable {
        case text(FieldReader<String>)
        case url(FieldReader<String>)
        case markup(Markup)
        case flag(FieldReader<Bool>)
        /// The shape is asked for late, so that a type may hold values of itself.
        case object(ValueVisitor, shape: @Sendable () -> ErasedShape)
        case list(ValueVisitor, shape: @Sendable () -> ErasedShape)
    }

    /// The markup of a field in each language that a template may be written in.
    struct Markup: Sendable {
        let html, markdown, text: FieldReader<[UInt8]>

        subscript(_ escaping: Escaping) -> FieldReader<[UInt8]> {
            switch escaping {
            case .html: html
            case .markdown: markdown
            case .text: text
            }
        }
    }

    let name: String
    let kind: Kind
}

extension ErasedField.Kind {
    /// Reads whether a section over the field is rendered.
    func isPresent(for escaping: Escaping) -> FieldReader<Bool> {
        switch self {
        case .text(let reader), .url(let reader): reader.isPresent
        case .markup(let markup): markup[escaping].isPresent
        case .flag(let reader): reader
        case .object(let visitor, _), .list(let visitor, _): FieldReader(visitor.isPresent)
        }
    }

    /// The values that a section over the field opens, and their shape; nil if it opens none.
    func opened(for escaping: Escaping) -> (values: ValueVisitor, shape: ErasedShape)? {
        switch self {
        case .text(let reader): (reader.visitor, .text)
        case .url(let reader): (reader.visitor, .url)
        case .markup(let markup): (markup[escaping].visitor, .markup)
        case .flag: nil
        case .object(let visitor, let shape), .list(let visitor, let shape): (visitor, shape())
        }
    }

    /// The same field of an object in the value; an absent object has nothing in its fields.
    func part(of object: ValueVisitor) -> ErasedField.Kind {
        switch self {
        case .text(let reader): .text(reader.part(of: object, absent: ""))
        case .url(let reader): .url(reader.part(of: object, absent: ""))
        case .markup(let markup):
            .markup(
                ErasedField.Markup(
                    html: markup.html.part(of: object, absent: []), markdown: markup.markdown.part(of: object, absent: []),
                    text: markup.text.part(of: object, absent: [])))
        case .flag(let reader): .flag(reader.part(of: object, absent: false))
        case .object(let visitor, let shape): .object(visitor.part(of: object), shape: shape)
        case .list(let visitor, let shape): .list(visitor.part(of: object), shape: shape)
        }
    }

    var name: TemplateProblem.NameKind {
        switch self {
        case .text, .url: .text
        case .markup: .markup
        case .flag: .flag
        case .object: .object
        case .list: .list
        }
    }
}
