import Bookings

/// One session with all that bears on its link, as variables: a test says only what differs from an ordinary online appointment.
struct Situation: Sendable {
    /// An account as the database has it.
    struct StoredAccount: Sendable {
        var kind: Account.Kind
        var isConnected = true
    }

    var plan = Site.Plan.businessEcommerce
    var hidesLinkInEmails = false
    var hidesLinkInMyBookings = false
    var defaultAccount: StoredAccount? = StoredAccount(kind: .custom(.ofSite))
    var staffAccount: StoredAccount?
    var kind = Service.Kind.appointment
    var isConferencingEnabled = true
    var courseLink: Link?
    var linkState = Session.LinkState.inherit
    var isCancelled = false
    var hasStaff = true
    /// The meeting that Zoom made for the session (for a course: for the course) with the default account, and with the staff member's.
    var meetingOfSite: Link?
    var meetingOfStaff: Link?

    static let siteAccount = Account.ID(1)
    static let staffMemberAccount = Account.ID(2)

    var site: Site {
        Site(
            id: Site.ID("studio"), name: "Riverside Studio", baseURL: "https://members.example.org", timeZone: "Europe/Berlin",
            language: "en",
            plan: plan, hidesLinkInEmails: hidesLinkInEmails, hidesLinkInMyBookings: hidesLinkInMyBookings)
    }

    var session: Session {
        Session(
            id: Session.ID(81), service: Service.ID(7), staff: hasStaff ? Staff.ID(4) : nil, startsAt: Instant(seconds: 1_000_000),
            endsAt: Instant(seconds: 1_003_600), isCancelled: isCancelled, linkState: linkState)
    }

    var service: Service {
        Service(id: Service.ID(7), kind: kind, name: "Coaching", isConferencingEnabled: isConferencingEnabled, courseLink: courseLink)
    }

    var meetings: [ZoomMeeting] {
        [
            meetingOfStaff.map { ZoomMeeting(account: Self.staffMemberAccount, link: $0) },
            meetingOfSite.map { ZoomMeeting(account: Self.siteAccount, link: $0) },
        ].compactMap(\.self)
    }

    /// What the rules look at; nil only where the session's service were another site's.
    var facts: SessionFacts? {
        let accounts = [
            defaultAccount.map { Account(id: Self.siteAccount, staff: nil, kind: $0.kind, isConnected: $0.isConnected) },
            staffAccount.map { Account(id: Self.staffMemberAccount, staff: Staff.ID(4), kind: $0.kind, isConnected: $0.isConnected) },
        ]
        let catalogue = Catalogue(
            site: site, staff: [Staff(id: Staff.ID(4), name: "Ines")], accounts: accounts.compactMap(\.self), services: [service],
            assignments: [], courseMeetings: [service.id: meetings])
        return SiteSecret.ofTests.flatMap { catalogue.facts(of: session, meetings: meetings, secret: $0) }
    }
}

extension SiteSecret {
    /// The bytes 0, 1, 2, ... 31.
    static let ofTests = SiteSecret(key: Array(0..<32))
}

extension Link {
    static let ofSite = Link(url: "https://meet.google.com/site", password: "site-word", description: "The site's room")
    static let ofStaff = Link(url: "https://whereby.com/staff", password: "staff-word", description: "The staff member's room")
    static let ofCourse = Link(url: "https://teams.microsoft.com/l/19%3acourse", password: "course-word", description: "The course's room")
    static let ofSession = Link(url: "https://meet.jit.si/session", password: "session-word", description: "The session's room")
    static let zoomOfSite = Link(url: "https://us02web.zoom.us/j/1?pwd=site", password: "111111")
    static let zoomOfStaff = Link(url: "https://us02web.zoom.us/j/2?pwd=staff", password: "222222")
    /// Makes each visitor who opens it the host.
    static let unsafe = Link(url: "https://zoom.us/s/3", password: "333333")
}
