package import Bookings

/// A finding in its JSON form. Where in a file it is, the sentence tells.
package struct FindingDocument: Codable {
    package let severity, code, subject, sentence, advice: String

    package init(_ finding: Finding) {
        severity = finding.severity.rawValue
        code = finding.code.rawValue
        subject = finding.subject
        sentence = finding.sentence
        advice = finding.advice
    }

    /// Nil where another version wrote it, with words that this one does not know.
    package var finding: Finding? {
        guard let severity = Finding.Severity(rawValue: severity), let code = Finding.Code(rawValue: code) else { return nil }
        return Finding(severity, code, subject, sentence, advice: advice)
    }
}
