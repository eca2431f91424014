/// What a name means at one place of a template.
enum NameMeaning {
    /// A field of the value in a slot.
    case field(ErasedField, slot: Int)
    case constant(Constant, path: String)

    /// What `name` means inside of this; nil if it is not declared there.
    func part(_ name: String) throws(LookupFailure) -> NameMeaning? {
        switch self {
        case .constant(.group(let names), let path): return names[name].map { .constant($0, path: "\(path).\(name)") }
        case .constant(let constant, _): throw .noObject(constant.kind)
        case .field(let field, let slot):
            guard case .object(let values, let shape) = field.kind else { throw .noObject(field.kind.name) }
            return shape().fields[name].map { .field(ErasedField(name: $0.name, kind: $0.kind.part(of: values)), slot: slot) }
        }
    }
}

/// Why a name means nothing.
enum LookupFailure: Error {
    case unknown
    case noObject(TemplateProblem.NameKind)
}

extension Constant {
    var kind: TemplateProblem.NameKind {
        switch self {
        case .text, .url: .text
        case .markup: .markup
        case .flag: .flag
        case .group: .object
        case .list: .list
        }
    }
}
