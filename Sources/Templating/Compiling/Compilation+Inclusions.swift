// Partials, parents and blocks. They are expanded where they are written, so that rendering knows nothing of them.
extension Compilation {
    mutating func compile(_ inclusion: Inclusion, in surroundings: Surroundings) -> [Operation] {
        guard let template = templates[inclusion.name] else {
            report(
                .unknownTemplate(inclusion.name, nearest: nearestName(to: inclusion.name, among: templates.keys)), at: inclusion.position)
            return []
        }
        if !inclusion.overrides.isEmpty {
            let known = blockNames(in: template)
            for block in inclusion.overrides where !known.contains(block.name) {
                let nearest = nearestName(to: block.name, among: known)
                report(.unknownBlock(block.name, parent: template.name, nearest: nearest), at: block.position)
            }
        }
        let own = inclusion.overrides.map { ($0.name, Override(block: $0, overrides: surroundings.overrides)) }
        var inner = surroundings
        // What the outermost template replaces is replaced for good.
        inner.overrides.merge(own) { outer, _ in outer }
        inner.layout = Layout(added: inclusion.indentation.map(surroundings.layout.indentation) ?? [])
        return expand(template, in: inner, includedFrom: inclusion.position)
    }

    /// Compiles the whole of `template`, or begins it anew if it is being expanded with all names meaning the same.
    mutating func expand(_ template: ParsedTemplate, in surroundings: Surroundings, includedFrom position: Position?) -> [Operation] {
        reportText(of: template)
        let key = OpenInclusion.Key(template: template.name, scopes: surroundings.scopes.keys, overrides: surroundings.overrides)
        if let position, let index = inclusions.firstIndex(where: { $0.key == key }) {
            return recur(to: index, in: surroundings, position)
        }
        let id = newID()
        inclusions.append(
            OpenInclusion(
                key: key, id: id, position: position, value: surroundings.scopes.innermost?.id, indentation: surroundings.layout.added))
        let body = compile(template.nodes, in: surroundings)
        return inclusions.removeLast().isRecursive ? [.recursion(id: id, body)] : body
    }

    /// A turn must go deeper into the value that the template began with, or it would be the first of endlessly many.
    private mutating func recur(to index: Int, in surroundings: Surroundings, _ position: Position) -> [Operation] {
        let inclusion = inclusions[index]
        guard let innermost = surroundings.scopes.innermost, let value = inclusion.value, innermost.ancestors.contains(value) else {
            report(.endlessInclusion(inclusion.key.template), at: position)
            return []
        }
        guard inclusion.indentation == surroundings.layout.added else {
            report(.indentedRecursion(inclusion.key.template), at: position)
            return []
        }
        inclusions[index].isRecursive = true
        return [.recur(id: inclusion.id)]
    }

    mutating func compile(_ block: Block, in surroundings: Surroundings) -> [Operation] {
        guard let override = surroundings.overrides[block.name] else { return compile(block.body, in: surroundings) }
        let content = override.block
        if content.body.isEmpty { return [] }
        let indentation = block.lines.indentation.map(surroundings.layout.indentation)
        var inner = surroundings
        inner.overrides = override.overrides
        inner.layout = Layout(added: indentation ?? [], removed: content.indentation)
        let body = compile(content.body, in: inner)
        guard let indentation else { return body }
        // A place that is whole lines remains whole lines.
        var lines: [Operation] = []
        if !content.beginsLine { lines.add(literal(indentation)) }
        lines.add(body)
        if !content.endsLine { lines.add(literal(block.lines.lineEnding)) }
        return lines
    }

    /// The blocks that one may replace in `template`: its own and those of what it includes.
    private mutating func blockNames(in template: ParsedTemplate) -> Set<String> {
        if let known = knownBlocks[template.name] { return known }
        var names: Set<String> = []
        var visited: Set<String> = []
        var waiting = [template]
        while let template = waiting.popLast() {
            if !visited.insert(template.name).inserted { continue }
            names.formUnion(template.blockNames)
            waiting += template.includedNames.compactMap { templates[$0] }
        }
        knownBlocks[template.name] = names
        return names
    }
}

/// A template that is being expanded.
struct OpenInclusion {
    /// Two expansions with equal keys mean the same, for all values they are rendered for.
    struct Key: Hashable {
        let template: String
        let scopes: [Scopes.Key]
        let overrides: [String: Override]
    }

    let key: Key
    let id: Int
    /// Where it was included; nil for the page itself.
    let position: Position?
    /// The id of the innermost scope it was begun in.
    let value: Int?
    let indentation: [UInt8]
    var isRecursive = false
}
