import Foundation

/// The variables that a program was started with.
struct Environment: Sendable {
    private let values: [String: String]

    init(_ values: [String: String]) {
        self.values = values
    }

    /// Those of this process.
    static let process = Environment(ProcessInfo.processInfo.environment)

    /// A variable that is empty is not set.
    subscript(variable: String) -> String? { values[variable].flatMap { $0.isEmpty ? nil : $0 } }

    func hasVariable(startingWith prefix: String) -> Bool { values.keys.contains { $0.hasPrefix(prefix) } }
}
