/// What a name means at one place of a template.
enum Meaning {
    case field(ErasedField, Operation.Source)
    case constant(Constant, path: String)

    /// What `name` means inside of this; nil if it is not declared there.
    func part(_ name: String) throws(LookupFailure) -> Meaning? {
        switch self {
        case .constant(.group(let names), let path): return names[name].map { .constant($0, path: "\(path).\(name)") }
        case .constant(let constant, _): throw .noObject(constant.kind)
        case .field(let field, let source):
            guard case .object(let shape) = field.kind else { throw .noObject(field.kind.name) }
            return shape().fields[name].map {
                .field($0, Operation.Source(slot: source.slot, access: PartAccess(of: source.access, $0.access)))
            }
        }
    }
}

/// Why a name means nothing.
enum LookupFailure: Error {
    case unknown
    case noObject(TemplateProblem.NameKind)
}

extension ErasedField.Kind {
    var name: TemplateProblem.NameKind {
        switch self {
        case .scalar(.markup): .markup
        case .scalar: .text
        case .flag: .flag
        case .object: .object
        case .list: .list
        }
    }
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
