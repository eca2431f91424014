package import Bookings
import Publishing

/// Why a command ends without success: the exit code, and words that say what, which, found and allowed, and what to do next.
package struct Failure: Error {
    package let code: Code
    /// What went wrong, in one word for scripts: `no-secret`. It stays when the message is worded better.
    package let word: String
    /// What went wrong, in one line.
    package let message: String
    /// Lines below the message: what was found.
    package let details: [String]
    package let hint: String
    /// What it is about: a path, a site, a row; nil where it is about nothing in particular.
    package let subject: String?
    /// What is wrong with data, configuration or templates, where that is why.
    package var findings: [Finding] = []

    /// - `word`: what scripts are told; nil for the word of the exit code.
    package init(_ code: Code, as word: String? = nil, _ message: String, details: [String] = [], hint: String = "", subject: String? = nil)
    {
        self.code = code
        self.word = word ?? code.word
        self.message = message
        self.details = details
        self.hint = hint
        self.subject = subject
    }
}

/// What can go wrong with one subject: a case for each, and its words beside it.
package protocol Problem: Error {
    var failure: Failure { get }
}

extension Failure {
    package init(_ problem: some Problem) { self = problem.failure }

    /// Words what a command threw; nil for an error that is not ours.
    package init?(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let problem as any Problem: self = problem.failure
        // Where no site's name stands beside it.
        case let error as PublishError: self.init(error, folder: "output")
        default: return nil
        }
    }

    /// The same failure of one site among several.
    package func of(_ site: Site.ID) -> Failure {
        guard !message.hasPrefix("`") else { return self }
        var failure = Failure(code, as: word, "\(site): \(message)", details: details, hint: hint, subject: subject ?? "site:\(site)")
        failure.findings = findings
        return failure
    }

    /// Nothing was published because of errors in data, configuration or templates.
    package init(_ findings: [Finding]) {
        let errors = findings.filter { $0.severity == .error }
        let shown = errors.prefix(20).flatMap { finding in
            ["  \(finding.subject): \(finding.sentence)"] + (finding.advice.isEmpty ? [] : ["    -> \(finding.advice)"])
        }
        let more = errors.count > 20 ? ["  and \(errors.count - 20) more: see `joinery check`"] : []
        // Names that were there when a file was copied, and are not any more, look like mistakes of whoever has copied it.
        let isOfCopy = errors.contains { $0.subject.utf8.starts(with: "Templates/".utf8) }
        self.init(
            .findings, "\(Counted(errors.count, "error")), nothing was published", details: shown + more,
            hint: isOfCopy ? "`joinery templates diff` compares your copies with the built-in files; a copy that is not needed can go" : "")
        self.findings = findings
    }

    /// Ends the command if there is an error among the findings.
    package static func refuse(_ findings: [Finding]) throws {
        if findings.contains(where: { $0.severity == .error }) { throw Failure(findings) }
    }
}

extension Failure {
    /// As people are told of it.
    package var lines: [Line] {
        [Line("Error: \(message)")] + details.map { Line($0) } + (hint.isEmpty ? [] : [Line("Hint: \(hint)")])
    }

    /// The message with all below it, in lines that are its own.
    package var text: String { ([message] + details).map { "\(Line($0))" }.joined(separator: "\n") }
}

// MARK: For scripts

extension Failure {
    package var document: Document { Document(error: Document.Words(code: word, message: text, hint: hint, subject: subject)) }

    /// The JSON form of a failure.
    package struct Document: Encodable {
        let error: Words

        struct Words: Encodable {
            let code, message, hint: String
            let subject: String?

            private enum Key: CodingKey { case code, message, hint, subject }

            /// Writes `null` where there is no subject: a script finds every key.
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Key.self)
                try container.encode(code, forKey: .code)
                try container.encode(message, forKey: .message)
                try container.encode(hint, forKey: .hint)
                try container.encode(subject, forKey: .subject)
            }
        }
    }
}
