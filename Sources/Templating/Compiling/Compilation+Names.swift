// Variables and sections: what a template says of the page and of the constants.
extension Compilation {
    mutating func compile(_ variable: Variable, in surroundings: Surroundings) -> [Operation] {
        do throws(TemplateProblem.Kind) {
            return switch try surroundings.scopes.meaning(of: variable.name).meaning {
            case .field(let field, let slot): [try printing(variable, field, slot: slot)]
            case .constant(let constant, _): [literal(try printed(variable, constant))]
            }
        } catch {
            report(error, at: variable.position)
            return []
        }
    }

    // Text is never printed as it is, and markup is never escaped.

    private func printing(_ variable: Variable, _ field: ErasedField, slot: Int) throws(TemplateProblem.Kind) -> Operation {
        switch (field.kind, variable.isEscaped) {
        case (.text(let reader), true): return .text(slot: slot, reader)
        case (.url(let reader), true): return .url(slot: slot, reader)
        case (.markup(let markup), false): return .markup(slot: slot, markup[escaping])
        case (.text, false), (.url, false): throw .unescapedText(variable.name)
        case (.markup, true): throw .escapedMarkup(variable.name)
        case (.flag, _), (.object, _), (.list, _): throw .printed(variable.name, kind: field.kind.name)
        }
    }

    private func printed(_ variable: Variable, _ constant: Constant) throws(TemplateProblem.Kind) -> [UInt8] {
        switch (constant, variable.isEscaped) {
        case (.text(let text), true): return Escaper.constant(escaping).escape(text)
        case (.url(let url), true): return Escaper.url(escaping).escape(url)
        case (.markup(let bytes), false): return bytes
        case (.text, false), (.url, false): throw .unescapedText(variable.name)
        case (.markup, true): throw .escapedMarkup(variable.name)
        case (.flag, _), (.group, _), (.list, _): throw .printed(variable.name, kind: constant.kind)
        }
    }

    /// Both branches of a section over a constant are compiled, so that both are checked; one of them is kept.
    mutating func compile(_ section: Section, in surroundings: Surroundings) -> [Operation] {
        do throws(TemplateProblem.Kind) {
            let (meaning, scope) = try surroundings.scopes.meaning(of: section.name)
            switch meaning {
            case .field(let field, let slot):
                if section.isInverted {
                    return [.unless(slot: slot, field.kind.isPresent(for: escaping), compile(section.body, in: surroundings))]
                }
                guard let (values, shape) = field.kind.opened(for: escaping) else {
                    return [.when(slot: slot, field.kind.isPresent(for: escaping), compile(section.body, in: surroundings))]
                }
                for name in shape.repeatedNames { report(.repeatedField(name), at: section.position) }
                let target = self.slot(of: shape)
                let body = compile(
                    section.body, in: surroundings.opening(.shape(shape, slot: target), id: newID(), from: scope))
                return [.each(slot: slot, values, target: target, body)]
            case .constant(.list(let elements, let like), let path) where !section.isInverted:
                let bodies = (elements.isEmpty ? [like] : elements).map {
                    compile(section.body, in: surroundings.opening(.constant($0, path: path), id: newID(), from: scope))
                }
                return elements.isEmpty ? [] : bodies.flatMap { $0 }
            case .constant(let constant, let path):
                let isPlain = section.isInverted || constant.kind == .flag
                let inner = isPlain ? surroundings : surroundings.opening(.constant(constant, path: path), id: newID(), from: scope)
                let body = compile(section.body, in: inner)
                return constant.isPresent == section.isInverted ? [] : body
            }
        } catch {
            report(error, at: section.position)
            return []
        }
    }
}

extension Surroundings {
    fileprivate func opening(_ content: Scopes.Scope.Content, id: Int, from parent: Scopes.Scope) -> Surroundings {
        var surroundings = self
        surroundings.scopes.open(content, id: id, from: parent)
        return surroundings
    }
}
