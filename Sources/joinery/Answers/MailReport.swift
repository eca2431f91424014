import Bookings

/// What a run of `joinery mail` did, or would do.
struct MailReport: Answer {
    let sites: [SiteMail]
    let isRehearsal: Bool
    let workspace: Workspace

    var text: String {
        let lines = sites.map { site in
            site.line(isRehearsal: isRehearsal, folder: "\(workspace.output(of: site.site.rawValue))/private/mail/new")
        }
        let warnings = FindingsReport.line(warnings: sites.reduce(0) { $0 + $1.findings.count })
        return (lines + [warnings].compactMap(\.self)).map { $0 + "\n" }.joined()
    }

    var document: Document { Document(dryRun: isRehearsal, sites: sites.map(\.document)) }

    struct Document: Encodable {
        let dryRun: Bool
        let sites: [SiteMail.Document]
    }
}

/// What it did for one site. Counts only: no name, no address.
struct SiteMail {
    let site: Site.ID
    let written: [Letter.Kind: Int]
    /// Mails that waited and are no longer true.
    let dropped: Int
    /// All that wait now.
    let waiting: Int
    /// Sent mails that the database knows of now.
    let recorded: Int
    let findings: [Finding]
    let seconds: Post.Seconds

    func line(isRehearsal: Bool, folder: String) -> String {
        let kinds = Letter.Kind.allCases.compactMap { kind in
            written[kind].map { "\(Counted($0, kind.rawValue))" }
        }
        var parts = ["\(isRehearsal ? "would write" : "wrote") \(kinds.isEmpty ? "no mail" : kinds.joined(separator: ", "))"]
        if dropped > 0 { parts.append("\(isRehearsal ? "would drop" : "dropped") \(dropped) no longer true") }
        if recorded > 0 { parts.append("recorded \(recorded) as sent") }
        if waiting > 0 { parts.append("\(Counted(waiting, "waits", "wait")) in \(folder)") }
        return "\(site): \(parts.joined(separator: ", "))"
    }

    var document: Document {
        Document(
            site: site.rawValue,
            written: Dictionary(uniqueKeysWithValues: Letter.Kind.allCases.map { ($0.rawValue, written[$0] ?? 0) }), dropped: dropped,
            waiting: waiting, recorded: recorded, findings: findings.map(FindingDocument.init),
            seconds: ["rendering": seconds.rendering, "writing": seconds.writing])
    }

    struct Document: Encodable {
        let site: String
        let written: [String: Int]
        let dropped, waiting, recorded: Int
        let findings: [FindingDocument]
        let seconds: [String: Double]
    }
}
