import BookingDatabase
import Bookings
import Importing

/// What `import` did for each source, or would do.
package struct ImportAnswer: Report {
    enum Result {
        case success(SourceAnswer)
        case failure(name: String, Failure)
    }

    let results: [Result]
    private let isDryRun: Bool

    init(_ results: [Result], isDryRun: Bool) {
        self.results = results
        self.isDryRun = isDryRun
    }

    package var failures: [Failure] {
        results.compactMap { if case .failure(_, let failure) = $0 { failure } else { nil } }.sorted { $0.code.priority < $1.code.priority }
    }
    package var hasErrors: Bool { sources.contains { $0.errors > 0 } }
    package var hasText: Bool { !sources.isEmpty }
    private var sources: [SourceAnswer] { results.compactMap { if case .success(let source) = $0 { source } else { nil } } }

    /// What exit code it ends with; nil where all is well.
    package var code: Failure.Code? {
        let codes = failures.map(\.code) + (hasErrors ? [.findings] : [])
        return codes.min { $0.priority < $1.priority }
    }

    package var linesIfQuiet: [Line] { isDryRun || hasErrors ? lines : [] }
    package var lines: [Line] { sources.flatMap(\.lines).map { Line($0) } }

    package var document: Document {
        Document(
            dryRun: isDryRun, sources: sources.map(\.document),
            failures: results.compactMap {
                guard case .failure(let name, let failure) = $0 else { return nil }
                return Document.Trouble(source: name, code: failure.word, message: failure.text, hint: failure.hint)
            })
    }

    package struct Document: Encodable {
        let dryRun: Bool
        let sources: [SourceAnswer.Document]
        let failures: [Trouble]

        struct Trouble: Encodable {
            let source, code, message, hint: String
        }
    }
}
