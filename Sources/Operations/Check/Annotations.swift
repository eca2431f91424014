package import Bookings

/// Findings as GitHub shows them in a run and beside the lines of a change: "workflow commands", a line each.
package struct Annotations {
    private let findings: [Finding]
    /// The Joinery folder as seen from the repository, which paths are told from; empty or ending in a slash.
    private let prefix: String

    /// - `folder`: the Joinery folder, as `-C` names it.
    package init(_ findings: [Finding], in folder: String) {
        self.findings = findings
        let path = folder.utf8.starts(with: "./".utf8) ? String(Substring(folder.utf8.dropFirst(2))) : folder
        prefix = ["", "."].contains(path) ? "" : path.utf8.last == UInt8(ascii: "/") ? path : "\(path)/"
    }

    package var lines: [Line] { findings.map { Line(line(of: $0)) } }

    private func line(of finding: Finding) -> String {
        var properties: [String] = []
        if let file = file(of: finding) { properties.append("file=\(Self.escaped(file, inProperty: true))") }
        if let place = finding.place { properties += ["line=\(place.line)", "col=\(place.column)"] }
        properties.append("title=\(finding.code.rawValue)")
        let advice = finding.advice.isEmpty ? "" : " -> \(finding.advice)"
        let message = "\(finding.subject): \(finding.sentence)\(advice)"
        return "::\(finding.severity.rawValue) \(properties.joined(separator: ","))::\(Self.escaped(message, inProperty: false))"
    }

    /// Nil where the finding is about a row of the database, which is in no repository.
    private func file(of finding: Finding) -> String? {
        guard ["Templates", "site-data"].contains(where: { finding.subject.utf8.starts(with: "\($0)/".utf8) }) else { return nil }
        return prefix + finding.subject
    }

    /// As GitHub's own toolkit does it (`actions/toolkit`, `packages/core/src/command.ts`).
    private static func escaped(_ text: String, inProperty: Bool) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped.append(contentsOf: "%25".unicodeScalars)
            case "\r": escaped.append(contentsOf: "%0D".unicodeScalars)
            case "\n": escaped.append(contentsOf: "%0A".unicodeScalars)
            case ":" where inProperty: escaped.append(contentsOf: "%3A".unicodeScalars)
            case "," where inProperty: escaped.append(contentsOf: "%2C".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
