/// What a program said and how it ended.
struct Outcome: Equatable {
    /// 128 + n where signal n ended it, as a shell says.
    var exit: Int32
    var output: String
    var errors: String

    /// The same with a folder's path written as `DIR`.
    func replacing(_ path: String) -> Outcome {
        Outcome(exit: exit, output: output.replacing(path, with: "DIR"), errors: errors.replacing(path, with: "DIR"))
    }

    /// The same without the list of options behind `Usage:`, which `--help` is tested for.
    var withoutUsage: Outcome {
        let lines = errors.split(separator: "\n", omittingEmptySubsequences: false).map { $0.hasPrefix("Usage: ") ? "Usage: …" : $0 }
        return Outcome(exit: exit, output: output, errors: lines.joined(separator: "\n"))
    }
}
