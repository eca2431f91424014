import BookingDatabase
import Bookings
import Glibc
import Pages
import Publishing
import Templating

/// Why a command ends without success: the exit code, and words that say what, which, found and allowed, and what to do next.
struct Failure: Error {
    let code: Code
    let message: String
    let hint: String
    /// What is wrong with data, configuration or templates, where that is why.
    var findings: [Finding] = []

    /// Exit codes, relied upon by scripts (output.md).
    enum Code: Int32 {
        case findings = 1
        case changed = 2
        case difference = 3
        case refused = 4
        case usage = 64
        case noInput = 66
        case cannotCreate = 73
        case inputOutput = 74
        case locked = 75
        case interrupted = 130
        case terminated = 143
    }

    init(_ code: Code, _ message: String, hint: String = "") {
        self.code = code
        self.message = message
        self.hint = hint
    }

    static func output(_ error: Int32) -> Failure {
        Failure(.inputOutput, "standard output takes no more: \(String(cString: strerror(error)))")
    }
}

extension Failure {
    /// Words what a command threw; nil for what is none of ours.
    init?(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let problem as DatabaseProblem: self.init(problem)
        case let problems as TemplateProblems: self.init(problems.findings)
        case let rows as UnreadableRows: self.init(rows.findings)
        case let refusal as EditRefusal: self.init(refusal)
        case let problem as SiteChoiceProblem: self.init(problem)
        default: return nil
        }
    }

    init(_ problem: DatabaseProblem) {
        let code: Code =
            switch problem {
            case .busy: .locked
            case .exists: .cannotCreate
            case .inputOutput, .readOnly, .halfWritten, .cannotWrite: .inputOutput
            default: .noInput
            }
        self.init(code, problem.message, hint: problem.hint)
    }

    init(_ problem: SiteChoiceProblem) {
        let code: Code =
            switch problem {
            case .noSite: .refused
            case .unknown: .noInput
            case .several: .usage
            }
        self.init(code, problem.message, hint: problem.hint)
    }

    init(_ refusal: EditRefusal) {
        let code: Code =
            switch refusal.kind {
            case .missing: .noInput
            case .value: .usage
            case .rule: .refused
            }
        self.init(code, "\(refusal.message); nothing was changed", hint: refusal.hint)
    }

    /// Nothing was published because of errors in data, configuration or templates.
    init(_ findings: [Finding]) {
        let errors = findings.filter { $0.severity == .error }
        let shown = errors.prefix(20).map { "  \($0.subject): \($0.sentence)\n    -> \($0.advice)" }
        let more = errors.count > shown.count ? ["  and \(errors.count - shown.count) more: see `joinery check`"] : []
        let count = errors.count == 1 ? "1 error" : "\(errors.count) errors"
        self.init(.findings, (["\(count), nothing was published"] + shown + more).joined(separator: "\n"))
        self.findings = findings
    }
}

extension Failure {
    /// Ends the command if there is an error among the findings.
    static func refuse(_ findings: [Finding]) throws {
        if findings.contains(where: { $0.severity == .error }) { throw Failure(findings) }
    }
}
