package import Bookings

/// What `check` found.
package struct FindingsReport: Answer {
    package let findings: [Finding]

    package var lines: [Line] {
        let errors = findings.count { $0.severity == .error }
        return findings.flatMap(\.lines) + [Line("\(Counted(errors, "error")), \(Counted(findings.count - errors, "warning"))")]
    }

    package var linesIfQuiet: [Line] { findings.isEmpty ? [] : lines }

    package var document: Document { Document(findings: findings.map(FindingDocument.init)) }

    package struct Document: Encodable {
        let findings: [FindingDocument]
    }
}

extension Finding {
    fileprivate var lines: [Line] {
        [Line("\(severity.rawValue): \(subject): \(sentence) [\(code.rawValue)]")] + (advice.isEmpty ? [] : [Line("  -> \(advice)")])
    }
}

extension FindingsReport {
    /// The line that ends an answer which only counts warnings; nil where there is none.
    package static func line(warnings: Int) -> String? {
        guard warnings > 0 else { return nil }
        return "\(Counted(warnings, "warning")): run `joinery check` to see \(warnings == 1 ? "it" : "them")"
    }
}
