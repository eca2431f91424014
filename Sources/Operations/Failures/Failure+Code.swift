extension Failure {
    /// Exit codes, relied upon by scripts. 0 is done.
    package enum Code: Int32, CaseIterable {
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

        /// What it means, as `joinery help` tells it.
        package var meaning: String {
            switch self {
            case .findings: "errors in data, configuration or templates, nothing was published; status: a site has no good build"
            case .changed: "only with --detailed-exit-code: done, and something changed"
            case .difference: "verify found a difference, or build a leak: a link where the rules hide it; nothing was published"
            case .refused:
                "a guard refused: another secret, too many pages would go or move, no site, no member where there were some, "
                    + "a folder that is not ours, a rollback is held"
            case .usage: "usage"
            case .noInput: "input is missing, or is not a Joinery database"
            case .cannotCreate: "output cannot be made"
            case .inputOutput: "input-output error: disk full, read-only, a host that cannot be reached"
            case .locked: "another `joinery` is at work, another program writes to the database, or Zoom's limit is reached: try again"
            case .interrupted, .terminated: "interrupted; nothing was published"
            }
        }

        /// Which of several failures decides the exit code: the least.
        package var priority: Int {
            switch self {
            case .difference: 0
            case .refused: 1
            case .findings: 2
            case .inputOutput: 3
            case .cannotCreate: 4
            case .locked: 5
            case .noInput, .usage: 6
            case .changed, .interrupted, .terminated: 7
            }
        }

        /// What scripts are told of a failure that has no word of its own.
        package var word: String {
            switch self {
            case .findings: "findings"
            case .changed: "changed"
            case .difference: "difference"
            case .refused: "refused"
            case .usage: "usage"
            case .noInput: "no-input"
            case .cannotCreate: "cannot-create"
            case .inputOutput: "input-output"
            case .locked: "locked"
            case .interrupted: "interrupted"
            case .terminated: "terminated"
            }
        }

        /// All codes with their meanings, a line or more for each; codes of one meaning share it.
        package static var table: String {
            var rows: [(codes: String, meaning: String)] = [("0", "done")]
            for code in allCases {
                if let last = rows.last, last.meaning == code.meaning {
                    rows[rows.count - 1].codes += ", \(code.rawValue)"
                } else {
                    rows.append(("\(code.rawValue)", code.meaning))
                }
            }
            return rows.map { row in
                let column = row.codes.count < 5 ? row.codes + String(repeating: " ", count: 5 - row.codes.count) : "\(row.codes)  "
                return "  \(column)" + lines(of: row.meaning).joined(separator: "\n       ")
            }.joined(separator: "\n")
        }

        /// A meaning in lines that fit beside the codes on a screen of 80 columns.
        private static func lines(of meaning: String) -> [String] {
            meaning.split(separator: " ").reduce(into: []) { lines, word in
                if let last = lines.last, last.utf8.count + word.utf8.count < 72 {
                    lines[lines.count - 1] = "\(last) \(word)"
                } else {
                    lines.append(String(word))
                }
            }
        }
    }
}
