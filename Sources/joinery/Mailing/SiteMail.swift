import Bookings

/// What a run of `joinery mail` did for one site, or would do. Counts alone: no name, no address.
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

    func text(isRehearsal: Bool, folder: String) -> String {
        let kinds = Letter.Kind.allCases.compactMap { kind in
            written[kind].map { count in count == 1 ? "1 \(kind.rawValue)" : "\(count) \(kind.rawValue)s" }
        }
        var parts = ["\(isRehearsal ? "would write" : "wrote") \(kinds.isEmpty ? "no mail" : kinds.joined(separator: ", "))"]
        if dropped > 0 { parts.append("\(isRehearsal ? "would drop" : "dropped") \(dropped) no longer true") }
        if recorded > 0 { parts.append("recorded \(recorded) as sent") }
        if waiting > 0 { parts.append("\(waiting) \(waiting == 1 ? "waits" : "wait") in \(folder)") }
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
