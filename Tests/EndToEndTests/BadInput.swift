import BusinessKit
import Foundation
import Glibc
import Testing

/// One way in which what a build reads can be wrong, and what the build says to it.
struct BadInput: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let exit: Int32
    /// All of standard error, with the folder's path as `DIR`.
    let errors: String
    let options: [String]
    let environment: [String: String]
    let harm: @Sendable (Business) throws -> Void

    init(
        _ name: String, exit: Int32, _ errors: String, options: [String] = [], environment: [String: String] = [:],
        harm: @escaping @Sendable (Business) throws -> Void = { _ in }
    ) {
        testDescription = name
        self.exit = exit
        self.errors = errors + "\n"
        self.options = options
        self.environment = environment
        self.harm = harm
    }

    /// An error in data: one finding, exit code 1.
    static func finding(_ name: String, _ subject: String, _ sentence: String, advice: String, sql: String) -> BadInput {
        finding(name, subject, sentence, advice: advice) { try $0.sql(sql) }
    }

    static func finding(
        _ name: String, _ subject: String, _ sentence: String, advice: String, harm: @escaping @Sendable (Business) throws -> Void
    ) -> BadInput {
        // A file that was copied from one version, and not changed since, is a mistake in the next.
        let hint =
            subject.hasPrefix("Templates/")
            ? "\nHint: `joinery templates diff` compares your copies with the built-in files; a copy that is not needed can go" : ""
        return BadInput(
            name, exit: 1,
            """
            Error: 1 error, nothing was published
              \(subject): \(sentence)\(advice.isEmpty ? "" : "\n    -> \(advice)")\(hint)
            """, harm: harm)
    }

    static let all = database + references + sites + configuration + templates + ownPages + secret + output + options
}
