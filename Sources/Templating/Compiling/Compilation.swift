/// Turns parsed templates into the operations of one page, and collects what is wrong on the way.
struct Compilation {
    let templates: [String: ParsedTemplate]
    let escaping: Escaping
    var problems: [TemplateProblem] = []
    /// The templates being expanded, the innermost last.
    var inclusions: [OpenInclusion] = []
    /// What has been compiled so far.
    private(set) var work = Work()
    /// The names of the blocks that one may replace in a template, once they were asked for.
    var knownBlocks: [String: Set<String>] = [:]
    private var reported: Set<String> = []
    private var depth = 0
    private var hasStopped = false
    private var slots: [ErasedShape.Identity: Int] = [:]
    private var lastID = 0

    init(_ templates: [String: ParsedTemplate], escaping: Escaping) {
        self.templates = templates
        self.escaping = escaping
    }

    /// How many slots the operations use. The page itself is in the first.
    var slotCount: Int { slots.count }

    mutating func compilePage(_ name: String, _ shape: ErasedShape, _ constants: Constants) -> [Operation] {
        guard let template = templates[name] else {
            problems.append(TemplateProblem(.unknownPage(nearest: nearestName(to: name, among: templates.keys)), in: name))
            return []
        }
        problems += shape.repeatedNames.map { TemplateProblem(.repeatedField($0), in: name) }
        var surroundings = Surroundings()
        surroundings.scopes.open(.constant(.group(constants.names), path: ""), id: newID(), from: nil)
        surroundings.scopes.open(.shape(shape, slot: slot(of: shape)), id: newID(), from: nil)
        return expand(template, in: surroundings, includedFrom: nil)
    }

    mutating func compile(_ nodes: [Node], in surroundings: Surroundings) -> [Operation] {
        var operations: [Operation] = []
        for node in nodes where !isGivenUp {
            work.nodes += 1
            switch node {
            case .lineStart(let blanks): operations.add(literal(surroundings.layout.indentation(blanks)))
            case .text(let bytes): operations.add(literal(bytes))
            case .variable(let variable): operations.add(compile(variable, in: surroundings))
            case .section(let section): operations.add(deeper(at: section.position) { $0.compile(section, in: surroundings) })
            case .inclusion(let inclusion): operations.add(deeper(at: inclusion.position) { $0.compile(inclusion, in: surroundings) })
            case .block(let block): operations.add(deeper(at: block.position) { $0.compile(block, in: surroundings) })
            }
            if !isGivenUp, work.isTooMuch, let inclusion = inclusions.last {
                report(
                    .tooLong(inclusion.key.template),
                    at: inclusion.position ?? Position(template: inclusion.key.template, line: 1, column: 1))
                hasStopped = true
            }
        }
        return operations
    }

    /// How much a page comes to.
    struct Work {
        var nodes = 0
        var bytes = 0

        var isTooMuch: Bool { nodes > TemplateBounds.mostNodes || bytes > TemplateBounds.mostBytes }
    }

    /// Makes a literal of bytes that come to the page.
    mutating func literal(_ bytes: [UInt8]) -> Operation {
        work.bytes += bytes.count
        return .literal(bytes)
    }

    private mutating func deeper(at position: Position, _ body: (inout Compilation) -> [Operation]) -> [Operation] {
        guard depth < TemplateBounds.deepest else {
            report(.tooDeep(nil), at: position)
            return []
        }
        depth += 1
        defer { depth -= 1 }
        return body(&self)
    }

    /// Whether nothing is looked at further: there are more mistakes than are told, or the page has no end in sight.
    private var isGivenUp: Bool { hasStopped || problems.count > TemplateBounds.mostProblems }

    /// Takes note of what is wrong with a template's text, once.
    mutating func reportText(of template: ParsedTemplate) {
        if reported.insert(template.name).inserted { problems += template.problems }
    }

    mutating func slot(of shape: ErasedShape) -> Int {
        if let slot = slots[shape.identity] { return slot }
        slots[shape.identity] = slots.count
        return slots.count - 1
    }

    mutating func newID() -> Int {
        lastID += 1
        return lastID
    }

    mutating func report(_ kind: TemplateProblem.Kind, at position: Position) {
        problems.note(kind, at: position)
    }
}
