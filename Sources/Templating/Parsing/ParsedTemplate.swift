/// A template as a tree, with the problems met on the way.
struct ParsedTemplate: Sendable {
    let name: String
    let nodes: [Node]
    let problems: [TemplateProblem]

    init(_ source: TemplateSource) {
        let text = TemplateText(source)
        let scanned = TagScanner.scan(text)
        var parser = TemplateParser(text, scanned.tags)
        name = source.name
        nodes = parser.parseTemplate()
        problems = scanned.problems + parser.problems
    }
}

extension ParsedTemplate {
    /// The blocks written in it, at any depth.
    var blockNames: Set<String> {
        var names: Set<String> = []
        visit(nodes) { if case .block(let block) = $0 { names.insert(block.name) } }
        return names
    }

    /// The templates it includes, at any depth.
    var includedNames: Set<String> {
        var names: Set<String> = []
        visit(nodes) { if case .inclusion(let inclusion) = $0 { names.insert(inclusion.name) } }
        return names
    }

    private func visit(_ nodes: [Node], _ body: (Node) -> Void) {
        for node in nodes {
            body(node)
            switch node {
            case .lineStart, .text, .variable: break
            case .section(let section): visit(section.body, body)
            case .inclusion(let inclusion): for block in inclusion.overrides { visit(block.body, body) }
            case .block(let block): visit(block.body, body)
            }
        }
    }
}
