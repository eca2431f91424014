// Variables and sections: what a template says of the page and of the constants.
extension Compilation {
    mutating func compile(_ variable: Variable, at place: Place) -> [Operation] {
        do throws(TemplateProblem.Kind) {
            switch try place.scopes.meaning(of: variable.name).meaning {
            case .field(let field, let source):
                guard case .scalar(let scalar) = field.kind else { throw .printed(variable.name, kind: field.kind.name) }
                return [.print(source, try variable.printed(scalar))]
            case .constant(let constant, _):
                switch constant {
                case .text(let text):
                    _ = try variable.printed(.text)
                    return [.literal(Escaper.text(escaping).escape(text))]
                case .url(let text):
                    _ = try variable.printed(.url)
                    return [.literal(Escaper.url(escaping).escape(text))]
                case .markup(let bytes):
                    _ = try variable.printed(.markup)
                    return [.literal(bytes)]
                case .flag, .group, .list: throw .printed(variable.name, kind: constant.kind)
                }
            }
        } catch {
            report(error, at: variable.position)
            return []
        }
    }

    /// Both branches of a section over a constant are compiled, so that both are checked; one of them is kept.
    mutating func compile(_ section: Section, at place: Place) -> [Operation] {
        do throws(TemplateProblem.Kind) {
            let (meaning, scope) = try place.scopes.meaning(of: section.name)
            switch meaning {
            case .field(let field, let source):
                if section.isInverted { return [.unless(source, compile(section.body, at: place))] }
                guard let shape = field.kind.opened else { return [.when(source, compile(section.body, at: place))] }
                for name in shape.repeatedNames { report(.repeatedField(name), at: section.position) }
                let target = slot(of: shape)
                let body = compile(section.body, at: place.opening(.shape(shape, slot: target), id: newID(), from: scope))
                return [.each(source, target: target, body)]
            case .constant(.list(let elements, let like), let path) where !section.isInverted:
                let bodies = (elements.isEmpty ? [like] : elements).map {
                    compile(section.body, at: place.opening(.constant($0, path: path), id: newID(), from: scope))
                }
                return elements.isEmpty ? [] : bodies.flatMap { $0 }
            case .constant(let constant, let path):
                let isPlain = section.isInverted || constant.kind == .flag
                let inner = isPlain ? place : place.opening(.constant(constant, path: path), id: newID(), from: scope)
                let body = compile(section.body, at: inner)
                return constant.isPresent == section.isInverted ? [] : body
            }
        } catch {
            report(error, at: section.position)
            return []
        }
    }
}

extension Variable {
    /// How the variable prints a value of this kind; text is never printed as it is, and markup never escaped.
    fileprivate func printed(_ scalar: ErasedField.Scalar) throws(TemplateProblem.Kind) -> ErasedField.Scalar {
        switch scalar {
        case .text, .url:
            if !isEscaped { throw .unescapedText(name) }
            return scalar
        case .markup:
            if isEscaped { throw .escapedMarkup(name) }
            return scalar
        case .verbatimText: return isEscaped ? .text : .verbatimText
        }
    }
}

extension ErasedField.Kind {
    /// The shape of the values that a section over the field opens; nil if it opens none.
    fileprivate var opened: ErasedShape? {
        switch self {
        case .scalar(let scalar): .scalar(scalar)
        case .flag: nil
        case .object(let shape), .list(let shape): shape()
        }
    }
}

extension Place {
    fileprivate func opening(_ content: Scopes.Scope.Content, id: Int, from parent: Scopes.Scope) -> Place {
        var place = self
        place.scopes.open(content, id: id, from: parent)
        return place
    }
}
