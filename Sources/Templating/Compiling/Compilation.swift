/// Turns parsed templates into the operations of one page, and collects what is wrong on the way.
struct Compilation {
    let templates: [String: ParsedTemplate]
    let escaping: Escaping
    var problems: [TemplateProblem] = []
    /// The templates being expanded, the innermost last.
    var inclusions: [OpenInclusion] = []
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
        for node in nodes {
            switch node {
            case .lineStart(let blanks): operations.add(.literal(surroundings.layout.indentation(blanks)))
            case .text(let bytes): operations.add(.literal(bytes))
            case .variable(let variable): operations.add(compile(variable, in: surroundings))
            case .section(let section): operations.add(compile(section, in: surroundings))
            case .inclusion(let inclusion): operations.add(compile(inclusion, in: surroundings))
            case .block(let block): operations.add(compile(block, in: surroundings))
            }
        }
        return operations
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
        problems.append(TemplateProblem(kind, at: position))
    }
}
