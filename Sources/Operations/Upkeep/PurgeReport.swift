package import Bookings
import Mailbox
import Publishing

/// What `purge` removed of a member, site by site.
package struct PurgeReport: Report {
    package let member: Member.ID
    package let sites: [Site]
    package let isDryRun: Bool

    package struct Site: Encodable {
        let site: String
        let files: Int
        /// Those that waited to be sent.
        let mails: Int

        var isEmpty: Bool { files + mails == 0 }
    }

    package var lines: [Line] {
        sites.filter { !$0.isEmpty }.map { result in
            let mails = result.mails == 0 ? "" : " and \(Counted(result.mails, "mail"))"
            return Line(
                "\(result.site): \(isDryRun ? "would remove" : "removed") \(Counted(result.files, "file"))\(mails) of `member:\(member)`")
        }
    }

    /// What is lost, as a question before it says.
    package static func loss(by reports: [PurgeReport]) -> String {
        let sites = reports.flatMap(\.sites)
        let (files, mails) = (sites.reduce(0) { $0 + $1.files }, sites.reduce(0) { $0 + $1.mails })
        let members = reports.map { "`member:\($0.member)`" }.joined(separator: ", ")
        return "\(Counted(files, "file")) and \(Counted(mails, "mail")) of \(members) are removed from the disk"
    }

    package var document: Document { Document(dryRun: isDryRun, member: member.rawValue, sites: sites) }

    package struct Document: Encodable {
        let dryRun: Bool
        let member: Int64
        let sites: [Site]
    }
}

extension PurgeReport {
    /// Removes a member's pages and mails that wait, or counts them. Throws if there are none.
    ///
    /// - `time`: the wall clock, in seconds since 1970.
    package init(of member: Member.ID, in workspace: Workspace, only site: Bookings.Site.ID?, time: Int64, isDryRun: Bool) throws {
        self.member = member
        self.isDryRun = isDryRun
        sites = try workspace.publishedSites(only: site).map { site in
            try workspace.withPublisher(of: site, at: time) { publisher in
                let folder = try Maildir(publisher.lock, making: false).map { try MailFolder($0, of: site) }
                let kind = PageKind.myBookings.rawValue
                if isDryRun {
                    let mails = folder?.waiting.count { $0.member == member } ?? 0
                    return Site(site: site.rawValue, files: try publisher.fileCount(kind: kind, row: member.rawValue), mails: mails)
                }
                let files = try publisher.purge(kind: kind, row: member.rawValue)
                return Site(site: site.rawValue, files: files, mails: try folder?.purge(member) ?? 0)
            }
        }
        guard sites.contains(where: { !$0.isEmpty }) else { throw PublishedProblem.noPage(of: member) }
    }
}
