/// A set of templates that include each other by name, parsed once.
public struct TemplateLibrary: Sendable {
    private let templates: [String: ParsedTemplate]

    /// Of two sources with one name the last counts.
    public init(_ sources: [TemplateSource]) {
        templates = Dictionary(sources.map { ($0.name, ParsedTemplate($0)) }, uniquingKeysWith: { _, last in last })
    }

    /// What is wrong with the text of any template, used or not. What a template says of a page is known when it is compiled.
    public var problems: TemplateProblems { TemplateProblems(templates.values.flatMap(\.problems)) }

    /// The templates named and all that they include, at any depth.
    public func reach(from names: [String]) -> Set<String> {
        var reached: Set<String> = []
        var waiting = names
        while let name = waiting.popLast() {
            guard let template = templates[name], reached.insert(name).inserted else { continue }
            waiting += template.includedNames
        }
        return reached
    }

    /// Compiles the template `name` for the pages of one type.
    ///
    /// Throws all that is wrong with it and what it includes.
    public func compile<Page: TemplateData>(
        _ name: String, for _: Page.Type = Page.self, escaping: Escaping, constants: Constants = [:]
    ) throws(TemplateProblems) -> Template<Page> {
        try compile(name, shape: Page.shape, escaping: escaping, constants: constants)
    }

    func compile<Page>(
        _ name: String, shape: Shape<Page>, escaping: Escaping, constants: Constants = [:]
    ) throws(TemplateProblems) -> Template<Page> {
        var compilation = Compilation(templates, escaping: escaping)
        let operations = compilation.compilePage(name, shape.erased, constants)
        try TemplateProblems(compilation.problems).throwIfAny()
        return Template(Program(operations, slotCount: compilation.slotCount, escaping: escaping))
    }
}

/// One template file: a page, a partial or a layout. Others include it by its name, such as `head.html`.
public struct TemplateSource: Sendable {
    public let name: String
    public let text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
