// Partials, parents and blocks. They are expanded where they stand, so that rendering knows nothing of them.
extension Compilation {
    mutating func compile(_ inclusion: Inclusion, at place: Place) -> [Operation] {
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
        let own = inclusion.overrides.map { ($0.name, Override(block: $0, overrides: place.overrides)) }
        var inner = place
        // What the outermost template replaces is replaced for good.
        inner.overrides.merge(own) { outer, _ in outer }
        inner.layout = Layout(added: inclusion.indentation.map(place.layout.indentation) ?? [])
        return expand(template, at: inner, includedFrom: inclusion.position)
    }

    /// Compiles the whole of `template`, or begins it anew if it is being expanded with all names meaning the same.
    mutating func expand(_ template: ParsedTemplate, at place: Place, includedFrom position: Position?) -> [Operation] {
        problems += template.problems
        let key = OpenInclusion.Key(template: template.name, scopes: place.scopes.keys, overrides: place.overrides)
        if let position, let index = inclusions.firstIndex(where: { $0.key == key }) {
            return recur(to: index, at: place, position)
        }
        let id = newID()
        inclusions.append(OpenInclusion(key: key, id: id, value: place.scopes.innermost?.id, indentation: place.layout.added))
        let body = compile(template.nodes, at: place)
        return inclusions.removeLast().isRecursive ? [.recursion(id: id, body)] : body
    }

    /// A turn must go deeper into the value that the template began with, or it would be the first of endlessly many.
    private mutating func recur(to index: Int, at place: Place, _ position: Position) -> [Operation] {
        let inclusion = inclusions[index]
        guard let innermost = place.scopes.innermost, let value = inclusion.value, innermost.ancestors.contains(value) else {
            report(.endlessInclusion(inclusion.key.template), at: position)
            return []
        }
        guard inclusion.indentation == place.layout.added else {
            report(.indentedRecursion(inclusion.key.template), at: position)
            return []
        }
        inclusions[index].isRecursive = true
        return [.recur(id: inclusion.id)]
    }

    mutating func compile(_ block: Block, at place: Place) -> [Operation] {
        guard let override = place.overrides[block.name] else { return compile(block.body, at: place) }
        let content = override.block
        if content.body.isEmpty { return [] }
        let indentation = block.site.indentation.map(place.layout.indentation)
        var inner = place
        inner.overrides = override.overrides
        inner.layout = Layout(added: indentation ?? [], removed: content.indentation)
        let body = compile(content.body, at: inner)
        guard let indentation else { return body }
        // A place that is whole lines stays so, whatever is put in it.
        var lines: [Operation] = []
        if !content.beginsLine { lines.add(.literal(indentation)) }
        lines.add(body)
        if !content.endsLine { lines.add(.literal(block.site.lineEnding)) }
        return lines
    }

    /// The blocks that one may replace in `template`: its own and those of what it includes.
    private func blockNames(in template: ParsedTemplate) -> Set<String> {
        var names: Set<String> = []
        var visited: Set<String> = []
        var waiting = [template]
        while let template = waiting.popLast() {
            if !visited.insert(template.name).inserted { continue }
            names.formUnion(template.blockNames)
            waiting += template.includedNames.compactMap { templates[$0] }
        }
        return names
    }
}
