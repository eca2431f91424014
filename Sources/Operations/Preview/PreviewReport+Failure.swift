import Bookings
import Foundation
package import Preview

extension PreviewReport.Problem {
    /// What the browser says of a failure, with the lines that the mistakes are in.
    package init(_ failure: Failure, in workspace: Workspace) {
        let errors = failure.findings.filter { $0.severity == .error }
        let asBefore = "The pages below are as they were before."
        guard !errors.isEmpty else {
            self.init(title: "The pages cannot be made", message: "\(failure.text)\n\(asBefore)", hint: failure.hint, findings: [])
            return
        }
        self.init(
            title: "\(Counted(errors.count, "mistake"))", message: asBefore, hint: failure.hint,
            findings: errors.prefix(20).map {
                Finding(
                    subject: $0.subject, sentence: $0.sentence, advice: $0.advice, excerpt: Self.excerpt(of: $0, in: workspace))
            })
    }

    /// The line of a file of the project; of a long one what is near the mistake.
    private static func excerpt(of finding: Bookings.Finding, in workspace: Workspace) -> Excerpt? {
        guard let place = finding.place, ["Templates/", "site-data/"].contains(where: finding.subject.hasPrefix),
            let data = FileManager.default.contents(atPath: "\(workspace.path)/\(finding.subject)")
        else { return nil }
        let lines = String(decoding: data, as: UTF8.self).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(place.line - 1) else { return nil }
        let line = lines[place.line - 1]
        let (before, after) = (line.prefix(max(0, place.column - 1)), line.dropFirst(max(0, place.column - 1)))
        return Excerpt(
            line: place.line, before: (before.count > near ? "…" : "") + String(before.suffix(near)),
            after: String(after.prefix(near)) + (after.count > near ? "…" : ""))
    }

    private static let near = 100
}
