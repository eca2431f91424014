/// A template as a tree, with the problems met on the way.
struct ParsedTemplate: Sendable {
    let name: String
    let nodes: [Node]
    let problems: [TemplateProblem]
    /// The blocks written in it, at any depth.
    let blockNames: Set<String>
    /// The templates it includes, at any depth.
    let includedNames: Set<String>

    init(_ source: TemplateSource) {
        let text = TemplateText(source)
        let scanned = TagScanner.scan(text)
        var parser = TemplateParser(text, scanned.tags)
        name = source.name
        nodes = parser.parseTemplate()
        problems = scanned.problems + parser.problems
        var (blocks, included): (Set<String>, Set<String>) = ([], [])
        Self.visit(nodes) { node in
            switch node {
            case .block(let block): blocks.insert(block.name)
            case .inclusion(let inclusion): included.insert(inclusion.name)
            case .lineStart, .text, .variable, .section: break
            }
        }
        (blockNames, includedNames) = (blocks, included)
    }

    private static func visit(_ nodes: [Node], _ body: (Node) -> Void) {
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
