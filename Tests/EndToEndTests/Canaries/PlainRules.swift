/// The rules said again, as plainly as they can be, from the table that people read and not from the program.
struct PlainRules {
    let world: CanaryWorld

    struct Answer {
        let state: String
        let reason: String
        var link: CanaryLink?
    }

    /// What someone with a booking of this status sees of a session on My Bookings, or in a mail; without a booking: what the join page
    /// shows.
    func answer(_ session: CanaryWorld.Session, booking status: String?, byMail: Bool = false) -> Answer {
        guard let site = world.sites.first(where: { $0.id == session.service.site }) else { return Answer(state: "?", reason: "?") }
        let standard = world.accounts.first { $0.site == site.id && $0.staff == nil }
        let isCourse = session.service.kind == "COURSE"

        if site.plan != "BUSINESS_ECOMMERCE" { return Answer(state: "none", reason: "plan") }
        guard let standard, standard.isConnected else { return Answer(state: "none", reason: "no-default-account") }
        if session.isCancelled { return Answer(state: "none", reason: "session-cancelled") }
        if session.linkState == "REMOVED" { return Answer(state: "none", reason: "removed") }

        let link: CanaryLink?
        let source: String
        if isCourse, let own = session.service.courseLink {
            (link, source) = (own, "course")
        } else if session.linkState == "SET" {
            (link, source) = (session.link, "session")
        } else if session.linkState == "INHERIT", !session.service.isOnline {
            return Answer(state: "none", reason: "in-person")
        } else {
            let own = world.accounts.first { $0.staff == session.staff && $0.staff != nil && $0.isConnected }
            let account = isCourse ? standard : own ?? standard
            source = account.staff == nil ? "site" : "staff"
            link = account.link ?? meeting(of: account, session)
        }
        guard let link else { return Answer(state: "pending", reason: "zoom-meeting-missing") }
        if !link.isSafe { return Answer(state: "withheld", reason: "unsafe-link") }
        switch status {
        case "CREATED": return Answer(state: "withheld", reason: "booking-created")
        case "PENDING": return Answer(state: "withheld", reason: "booking-pending")
        case "WAITING_LIST": return Answer(state: "withheld", reason: "booking-waiting-list")
        case "DECLINED": return Answer(state: "withheld", reason: "booking-declined")
        case "CANCELED": return Answer(state: "withheld", reason: "booking-canceled")
        default: break
        }
        if byMail, site.hidesInMails { return Answer(state: "hidden", reason: "hidden-in-emails") }
        if !byMail, site.hidesInPages { return Answer(state: "hidden", reason: "hidden-in-my-bookings") }
        return Answer(state: "shown", reason: source, link: link)
    }

    /// Whether a booked session is still to come.
    func isUpcoming(_ session: CanaryWorld.Session, booking status: String) -> Bool {
        session.end > CanaryWorld.now && !session.isCancelled && ["CREATED", "CONFIRMED", "PENDING", "WAITING_LIST"].contains(status)
    }

    /// Every session that a member's bookings are for, with the booking's status.
    func booked(by member: Int) -> [(session: CanaryWorld.Session, status: String)] {
        world.bookings.filter { $0.member == member }.flatMap { booking in
            world.sessions.filter { $0.id == booking.session || $0.service.id == booking.course }.map { ($0, booking.status) }
        }
    }

    private func meeting(of account: CanaryWorld.Account, _ session: CanaryWorld.Session) -> CanaryLink? {
        let made = world.meetings.first { meeting in
            meeting.account == account.id
                && (session.service.kind == "COURSE" ? meeting.course == session.service.id : meeting.session == session.id)
        }
        // Zoom gives a meeting no description.
        return made.map {
            CanaryLink(url: $0.link.url, password: $0.link.password, description: "", isSafe: $0.link.isSafe, words: $0.shownWords)
        }
    }
}

extension CanaryWorld.Meeting {
    /// The words of URL and password: what `zoom_meeting` stores.
    var shownWords: Set<String> { link.words.filter { link.url.contains($0) || link.password.contains($0) } }
}
