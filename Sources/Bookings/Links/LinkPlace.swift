/// Says where a link is stored, and so whose it is and how it is replaced.
public enum LinkPlace: Sendable {
    case siteAccount(Site.ID)
    case staffAccount(Staff.ID)
    case course(Service.ID)
    case session(Session.ID)
    /// A meeting that Zoom made for a session, or for a course.
    case sessionMeeting(Session.ID)
    case courseMeeting(Service.ID)

    /// Finds what is wrong with a link stored here (<doc:LinkRules#What-may-be-shown-at-all>). Never quotes it.
    public func findings(in link: Link) -> [Finding] {
        var findings: [Finding] = []
        do throws(LinkFlaw) {
            let url = try MeetingURL(link.url)
            if let flaw = LinkPolicy.flaw(in: url) { throw flaw }
            if isMadeByZoom, !url.isOnZoom {
                findings.append(warning(.notOnZoom, "has a Zoom meeting whose link is not on one of Zoom's hosts"))
            }
            if LinkPolicy.isZoomPersonalRoom(url) {
                findings.append(
                    warning(.zoomPersonalRoom, "has a Zoom personal room as its link: guests of one meeting may walk into another"))
            }
        } catch {
            findings.append(warning(.unsafeLink, "has a link that \(error.sentence), so nobody is shown it"))
        }
        if let tooLong = TextLimit.finding(subject, "link password", link.password)
            ?? TextLimit.finding(subject, "link description", link.details, over: TextLimit.description)
        {
            return findings + [tooLong]
        }
        if let length = Self.length(of: link.password, over: LinkPolicy.longPassword) {
            findings.append(
                warning(.longPassword, "has a link password of \(length) characters; up to \(LinkPolicy.longPassword) are usual"))
        }
        if let length = Self.length(of: link.details, over: LinkPolicy.longDescription) {
            findings.append(
                warning(.longDescription, "has a link description of \(length) characters; up to \(LinkPolicy.longDescription) are usual"))
        }
        return findings
    }

    public var subject: String {
        switch self {
        case .siteAccount(let site): "site:\(site)"
        case .staffAccount(let staff): "staff:\(staff)"
        case .course(let course), .courseMeeting(let course): "course:\(course)"
        case .session(let session), .sessionMeeting(let session): "session:\(session)"
        }
    }

    private var isMadeByZoom: Bool {
        switch self {
        case .sessionMeeting, .courseMeeting: true
        case .siteAccount, .staffAccount, .course, .session: false
        }
    }

    private var advice: String {
        switch self {
        case .siteAccount, .staffAccount: "connect the account again with the link that guests use: `joinery account connect`"
        case .course: "replace it by the link that guests use: `joinery course-link set`"
        case .session: "replace it by the link that guests use: `joinery link set`"
        case .sessionMeeting, .courseMeeting: "delete its row of the table `zoom_meeting`, then let `joinery zoom sync` make another"
        }
    }

    private func warning(_ code: Finding.Code, _ sentence: String) -> Finding {
        Finding(.warning, code, subject, sentence, advice: advice)
    }

    /// Counts the characters of a text that has more than `limit`; nil for any other, mostly without counting.
    private static func length(of text: String, over limit: Int) -> Int? {
        guard text.utf8.count > limit else { return nil }
        let length = text.count
        return length > limit ? length : nil
    }
}
