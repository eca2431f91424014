package import Bookings
import Mailbox
import Publishing

/// What `purge` removed of a member, site by site.
package struct PurgeReport: Report {
    package let member: Member.ID
    package let sites: [Site]

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
            return Line("\(result.site): removed \(Counted(result.files, "file"))\(mails) of `member:\(member)`")
        }
    }

    package var document: Document { Document(member: member.rawValue, sites: sites) }

    package struct Document: Encodable {
        let member: Int64
        let sites: [Site]
    }
}

extension PurgeReport {
    /// Removes a member's pages and mails that wait. Throws if there are none.
    ///
    /// - `time`: the wall clock, in seconds since 1970.
    package init(of member: Member.ID, in workspace: Workspace, only site: Bookings.Site.ID?, time: Int64) throws {
        self.member = member
        sites = try workspace.publishedSites(only: site).map { site in
            try workspace.withPublisher(of: site, at: time) { publisher in
                let files = try publisher.purge(kind: PageKind.myBookings.rawValue, row: member.rawValue)
                let folder = try Maildir(publisher.lock, making: false).map { try MailFolder($0, of: site) }
                return Site(site: site.rawValue, files: files, mails: try folder?.purge(member) ?? 0)
            }
        }
        guard sites.contains(where: { !$0.isEmpty }) else { throw PublishedProblem.noPage(of: member) }
    }
}
