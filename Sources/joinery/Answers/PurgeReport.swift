import Bookings

/// What `purge` removed of a member, site by site.
struct PurgeReport: Answer {
    let member: Member.ID
    let sites: [Site]

    struct Site: Encodable {
        let site: String
        let files: Int
        /// Those that waited to be sent.
        let mails: Int

        var isEmpty: Bool { files + mails == 0 }
    }

    var isEmpty: Bool { sites.allSatisfy(\.isEmpty) }

    var text: String {
        sites.filter { !$0.isEmpty }.map { result in
            let mails = result.mails == 0 ? "" : " and \(Counted(result.mails, "mail"))"
            return "\(result.site): removed \(result.files) files\(mails) of `member:\(member)`\n"
        }.joined()
    }

    var document: Document { Document(member: member.rawValue, sites: sites) }

    struct Document: Encodable {
        let member: Int64
        let sites: [Site]
    }
}
