package import Bookings

/// What `check` found.
package struct FindingsReport: Answer {
    package let findings: [Finding]

    package var text: String {
        let lines = findings.map { "\($0.severity.rawValue): \($0.subject): \($0.sentence) [\($0.code.rawValue)]\n  -> \($0.advice)\n" }
        let errors = findings.count { $0.severity == .error }
        return lines.joined() + "\(Counted(errors, "error")), \(Counted(findings.count - errors, "warning"))\n"
    }

    package var document: Document { Document(findings: findings.map(FindingDocument.init)) }

    package struct Document: Encodable {
        let findings: [FindingDocument]
    }
}

extension FindingsReport {
    /// The line that ends an answer which only counts warnings; nil where there is none.
    package static func line(warnings: Int) -> String? {
        guard warnings > 0 else { return nil }
        return "\(Counted(warnings, "warning")): run `joinery check` to see \(warnings == 1 ? "it" : "them")"
    }
}
