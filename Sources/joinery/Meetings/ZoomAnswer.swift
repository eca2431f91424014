import Conferencing

/// What `zoom sync` did, or would do.
struct ZoomAnswer: Answer {
    let sites: [ZoomReport]

    var text: String { sites.isEmpty ? "no account is a Zoom account\n" : sites.map(\.text).joined() }

    var document: Document { Document(sites: sites.map(\.document)) }

    struct Document: Encodable {
        let sites: [ZoomReport.Document]
    }
}

extension ZoomAnswer {
    /// The first problem of each account; nil if there is none. What another run can do is worth another try.
    var failure: Failure? {
        let problems = sites.flatMap(\.problems)
        guard let first = problems.first?.problem else { return nil }
        let left = sites.reduce(0) { $0 + $1.left }
        let lines = Set(problems.map { "`\($0.owner)`: \($0.problem.message)" }).sorted()
        let isForLater = problems.allSatisfy { if case .rateLimited = $0.problem { true } else { false } }
        return Failure(
            isForLater ? .locked : .inputOutput, as: isForLater ? "zoom-limit" : "zoom",
            "\(Counted(left, "meeting is", "meetings are")) left\n" + lines.map { "  \($0)" }.joined(separator: "\n"), hint: first.hint)
    }
}
