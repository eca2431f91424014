/// Everything wrong in a set of templates: each problem once, by template, line and column. Thrown if there is any.
public struct TemplateProblems: Error, Hashable, Sendable {
    public private(set) var all: [TemplateProblem] = []

    public init() {}

    public init(_ problems: [TemplateProblem]) { add(problems) }

    public var isEmpty: Bool { all.isEmpty }

    /// Runs `body` and keeps what is wrong, so that the next template can be looked at too; nil if something is.
    public mutating func collect<Result>(_ body: () throws(TemplateProblems) -> Result) -> Result? {
        do {
            return try body()
        } catch {
            add(error.all)
            return nil
        }
    }

    public func throwIfAny() throws(TemplateProblems) {
        if !isEmpty { throw self }
    }

    private mutating func add(_ problems: [TemplateProblem]) {
        all = Set(all + problems).sorted {
            ($0.template, $0.line ?? 0, $0.column ?? 0, $0.description) < ($1.template, $1.line ?? 0, $1.column ?? 0, $1.description)
        }
    }
}

extension TemplateProblems: CustomStringConvertible {
    public var description: String { all.map(\.description).joined(separator: "\n") }
}
