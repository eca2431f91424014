/// What a program said and how it ended.
public struct Outcome: Equatable, Sendable {
    /// 128 + n where signal n ended it, as a shell says.
    public var exit: Int32
    public var output: String
    public var errors: String

    public init(exit: Int32, output: String, errors: String) {
        self.exit = exit
        self.output = output
        self.errors = errors
    }

    /// The same with a folder's path written as `DIR`.
    public func replacing(_ path: String) -> Outcome {
        Outcome(exit: exit, output: output.replacing(path, with: "DIR"), errors: errors.replacing(path, with: "DIR"))
    }

    /// The same without the list of options behind `Usage:`, which `--help` is tested for.
    public var withoutUsage: Outcome {
        let lines = errors.split(separator: "\n", omittingEmptySubsequences: false).map { $0.hasPrefix("Usage: ") ? "Usage: …" : $0 }
        return Outcome(exit: exit, output: output, errors: lines.joined(separator: "\n"))
    }
}
