import Bookings
import Foundation

/// Writes a document as JSON for scripts: stable order, one line end.
func json(_ document: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
}

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
