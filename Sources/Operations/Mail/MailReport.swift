package import Bookings
import Foundation
import Mailbox

/// What a run of `joinery mail` did, or would do.
package struct MailReport: Report {
    package let sites: [SiteMail]
    package let isRehearsal: Bool
    package let workspace: Workspace
    /// Sites that no sender is configured for: they get no mail.
    package let withoutSender: [Site.ID]
    /// Mails that were sent and of which it is not known what they said.
    package let lost: [String]

    package var linesIfQuiet: [Line] { isRehearsal ? lines : [] }

    package var lines: [Line] {
        let lines = sites.map { site in
            site.line(isRehearsal: isRehearsal, folder: "\(workspace.output(of: site.site.rawValue))/private/mail/new")
        }
        let warnings = FindingsReport.line(warnings: sites.reduce(0) { $0 + $1.findings.count })
        return (lines + [warnings].compactMap(\.self)).map { Line($0) }
    }

    package var document: Document { Document(dryRun: isRehearsal, sites: sites.map(\.document)) }

    package struct Document: Encodable {
        let dryRun: Bool
        let sites: [SiteMail.Document]
    }
}

extension MailReport {
    /// Records what was sent, takes back what is no longer true, writes what is missing.
    ///
    /// - `delivered`: mails to be recorded as sent, by path or name, and no mail is written; nil to write.
    /// - `time`: the wall clock, in seconds since 1970.
    /// - `isOptional`: whether it is all right that no site has a sender.
    /// - `tell`: told each step as it begins.
    package init(
        of folder: ProjectFolder, _ choice: MailChoice, only site: Site.ID?, delivered: [String]?, now: Instant, time: Int64,
        isRehearsal: Bool, isOptional: Bool = false, tell: @escaping (String) -> Void = { _ in }
    ) throws {
        tell("opening the database")
        // A run that was killed while it recorded leaves a transaction to be taken back, which only opening for writing does.
        if !isRehearsal, FileManager.default.fileExists(atPath: folder.databasePath + "-journal") { _ = try folder.editableDatabase() }
        let project = try Project.open(folder)
        let all = try project.database.snapshot { try project.sites(only: site, in: $0) }.map(\.id)
        let sites = all.filter { project.configuration.sites[$0]?.sender != nil }
        if sites.isEmpty, !isOptional {
            throw Failure(
                all.map {
                    .configuration("sites.\($0).mail.from", "is missing: it says who mails are from, such as `hello@studio.example`")
                })
        }
        var run = try MailRun(project, sites: sites, now: now, time: time, isRehearsal: isRehearsal, tell: tell)
        try run.refuseEarlierTime()
        try run.recordSent(and: delivered ?? [])
        self.sites = try delivered == nil ? run.write(choice) : run.recordedOnly()
        self.isRehearsal = isRehearsal
        workspace = folder.workspace
        withoutSender = all.filter { !sites.contains($0) }
        lost = run.lost
    }
}

/// What it did for one site. Counts only: no name, no address.
package struct SiteMail {
    package let site: Site.ID
    package let written: [Letter.Kind: Int]
    /// Mails that waited and are no longer true.
    package let dropped: Int
    /// All that wait now.
    package let waiting: Int
    /// Sent mails that the database knows of now.
    package let recorded: Int
    package let findings: [Finding]
    package let seconds: MailWriter.Seconds

    package func line(isRehearsal: Bool, folder: String) -> String {
        let kinds = Letter.Kind.allCases.compactMap { kind in
            written[kind].map { "\(Counted($0, kind.rawValue))" }
        }
        var parts = ["\(isRehearsal ? "would write" : "wrote") \(kinds.isEmpty ? "no mail" : kinds.joined(separator: ", "))"]
        if dropped > 0 { parts.append("\(isRehearsal ? "would drop" : "dropped") \(dropped) no longer true") }
        if recorded > 0 { parts.append("recorded \(recorded) as sent") }
        if waiting > 0 { parts.append("\(Counted(waiting, "waits", "wait")) in \(folder)") }
        return "\(site): \(parts.joined(separator: ", "))"
    }

    package var document: Document {
        Document(
            site: site.rawValue,
            written: Dictionary(uniqueKeysWithValues: Letter.Kind.allCases.map { ($0.rawValue, written[$0] ?? 0) }), dropped: dropped,
            waiting: waiting, recorded: recorded, findings: findings.map(FindingDocument.init),
            seconds: ["rendering": seconds.rendering, "writing": seconds.writing])
    }

    package struct Document: Encodable {
        let site: String
        let written: [String: Int]
        let dropped, waiting, recorded: Int
        let findings: [FindingDocument]
        let seconds: [String: Double]
    }
}
