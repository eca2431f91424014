/// What names mean at one place of a template: a stack of opened values, the innermost last.
struct Scopes {
    struct Scope {
        enum Content {
            case shape(ErasedShape, slot: Int)
            case constant(Constant, path: String)
        }

        let content: Content
        let id: Int
        /// The ids of the scopes through which this one's value was reached: it is a part of each of their values.
        let ancestors: Set<Int>
    }

    /// What tells one scope from another.
    enum Key: Hashable {
        case shape(ErasedShape.Identity)
        case constant(path: String)
    }

    private(set) var stack: [Scope] = []

    var innermost: Scope? { stack.last }

    var keys: [Key] { stack.map(\.key) }

    /// Opens a value. An outer one of the same shape is hidden by it, and goes.
    mutating func open(_ content: Scope.Content, id: Int, from parent: Scope?) {
        let ancestors = parent.map { $0.ancestors.union([$0.id]) } ?? []
        let scope = Scope(content: content, id: id, ancestors: ancestors)
        stack.removeAll { $0.key == scope.key }
        stack.append(scope)
    }

    /// Finds what `name` means, and the scope it was found in: its first part in the nearest scope that declares it, the others
    /// inside of that. `.` is the innermost value itself.
    func meaning(of name: String) throws(TemplateProblem.Kind) -> (meaning: NameMeaning, scope: Scope) {
        if name == "." {
            guard let innermost, let meaning = innermost.meaning(of: name) else { throw .nothingHere(name) }
            return (meaning, innermost)
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        for scope in stack.reversed() {
            guard var meaning = scope.meaning(of: parts[0]) else { continue }
            for (index, part) in parts.enumerated().dropFirst() {
                do throws(LookupFailure) {
                    guard let inner = try meaning.part(part) else { throw .unknown }
                    meaning = inner
                } catch .noObject(let kind) {
                    throw .throughNoObject(name, part: parts[..<index].joined(separator: "."), kind: kind)
                } catch {
                    throw .unknownName(name, nearest: nearest(to: name))
                }
            }
            return (meaning, scope)
        }
        throw .unknownName(name, nearest: nearest(to: name))
    }

    private func nearest(to name: String) -> String? {
        let depth = name.count { $0 == "." } + 1
        return nearestName(to: name, among: stack.flatMap { $0.paths(depth: depth) })
    }
}

extension Scopes.Scope {
    var key: Scopes.Key {
        switch content {
        case .shape(let shape, _): .shape(shape.identity)
        case .constant(_, let path): .constant(path: path)
        }
    }

    fileprivate func meaning(of name: String) -> NameMeaning? {
        switch content {
        case .shape(let shape, let slot): shape.fields[name].map { .field($0, slot: slot) }
        case .constant(.group(let names), let path): names[name].map { .constant($0, path: path.isEmpty ? name : "\(path).\(name)") }
        case .constant(.flag, _): nil
        case .constant(let constant, let path): name == "." ? .constant(constant, path: path) : nil
        }
    }

    fileprivate func paths(depth: Int) -> [String] {
        switch content {
        case .shape(let shape, _): shape.paths(depth: depth)
        case .constant(let constant, _): constant.paths(depth: depth)
        }
    }
}

extension ErasedShape {
    /// Its names up to `depth` parts, with dots.
    fileprivate func paths(depth: Int) -> [String] {
        guard depth > 0 else { return [] }
        return fields.values.filter { $0.name != "." }.flatMap { field in
            guard case .object(_, let shape) = field.kind else { return [field.name] }
            return [field.name] + shape().paths(depth: depth - 1).map { "\(field.name).\($0)" }
        }
    }
}

extension Constant {
    fileprivate func paths(depth: Int) -> [String] {
        guard depth > 0, case .group(let names) = self else { return [] }
        return names.flatMap { name, constant in [name] + constant.paths(depth: depth - 1).map { "\(name).\($0)" } }
    }
}
