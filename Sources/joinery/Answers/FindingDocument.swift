import Bookings

/// A finding in its JSON form.
struct FindingDocument: Encodable {
    let severity, code, subject, sentence, advice: String

    init(_ finding: Finding) {
        severity = finding.severity.rawValue
        code = finding.code.rawValue
        subject = finding.subject
        sentence = finding.sentence
        advice = finding.advice
    }
}
