package import Bookings

/// A finding in its JSON form.
package struct FindingDocument: Encodable {
    package let severity, code, subject, sentence, advice: String

    package init(_ finding: Finding) {
        severity = finding.severity.rawValue
        code = finding.code.rawValue
        subject = finding.subject
        sentence = finding.sentence
        advice = finding.advice
    }
}
