/// What is wrong with the sessions of a site (<doc:Checks>).
public struct SessionFindings {
    /// Looks at all sessions of a site.
    public static func findings(in schedule: Schedule, zones: Zones, now: Instant) -> [Finding] {
        var found = SessionFindings(schedule.catalogue, zone: zones.zone(schedule.site.timeZone), now: now)
        for session in schedule.sessions { found.add(session) }
        return found.all
    }

    private let catalogue: Catalogue
    /// Nil for an unknown one, which is a finding about the site.
    private let zone: ZoneOffsets?
    private let now: Instant
    private let accountURLs: Set<String>
    private var found: [Finding] = []
    private var starts: [(session: Session.ID, at: Instant)] = []
    private var strangers: [Service.ID: Strangers] = [:]
    private var overlaps = MeetingOverlaps()

    /// Sessions of one service that are given by staff not assigned to it.
    private struct Strangers {
        let first: Session.ID
        let staff: Staff.ID
        var count: Int
    }

    private init(_ catalogue: Catalogue, zone: ZoneOffsets?, now: Instant) {
        self.catalogue = catalogue
        self.zone = zone
        self.now = now
        accountURLs = Set(catalogue.accounts.compactMap { if case .custom(let link) = $0.kind { link.url } else { nil } })
    }

    private mutating func add(_ resolved: ResolvedSession) {
        let session = resolved.session
        for meeting in resolved.meetings { found += LinkPlace.sessionMeeting(session.id).findings(in: meeting.link) }
        if case .set(let link) = session.linkState { addOwn(link, of: session) }
        if let tooLong = TextLimit.finding("session:\(session.id)", "location", session.location) {
            found.append(tooLong)
        } else if !session.location.isEmpty, let provider = MeetingLinkInText.provider(in: session.location) {
            found.append(.linkInText("session:\(session.id)", column: "location", provider: provider))
        }
        if let staff = session.staff, !catalogue.assignments.contains(Assignment(service: session.service, staff: staff)) {
            strangers[session.service, default: Strangers(first: session.id, staff: staff, count: 0)].count += 1
        }
        if now < session.endsAt, !session.isCancelled { addOpen(session, resolved.resolution) }
    }

    private mutating func addOwn(_ link: Link, of session: Session) {
        found += LinkPlace.session(session.id).findings(in: link)
        guard accountURLs.contains(link.url) else { return }
        found.append(
            Finding(
                .warning, .linkOfAccount, "session:\(session.id)", "has as a link of its own what is the link of an account",
                advice: "replace it by another with `joinery link set`, or let the session use the account's"))
    }

    private mutating func addOpen(_ session: Session, _ resolution: Resolution) {
        switch resolution {
        case .link(let link, _): overlaps.add(session, url: link.url)
        case .pending:
            found.append(
                Finding(
                    .warning, .zoomMeetingMissing, "session:\(session.id)", "waits for a Zoom meeting: nobody has its link yet",
                    advice: "let `joinery zoom sync` make it"))
        case .none, .withheld: break
        }
        starts.append((session.id, session.startsAt))
    }

    private var all: [Finding] {
        found + ambiguousTimes + staffNotAssigned + overlaps.findings
    }

    private var ambiguousTimes: [Finding] {
        guard let zone else { return [] }
        return starts.filter { zone.showsTwice($0.at) }.map { session, _ in
            Finding(
                .warning, .ambiguousTime, "session:\(session)",
                "starts at a time that the clock in `\(zone.identifier)` shows twice on that day",
                advice: "nothing, if `starts_at` is right: pages name the UTC offset; else move the session by an hour")
        }
    }

    private var staffNotAssigned: [Finding] {
        strangers.sorted { $0.key < $1.key }.map { service, strangers in
            let more = strangers.count > 1 ? ", and \(strangers.count - 1) more like it" : ""
            return Finding(
                .warning, .staffNotAssigned, "service:\(service)",
                "is given in `session:\(strangers.first)` by `staff:\(strangers.staff)`, who is not assigned to it\(more)",
                advice: "add a row to the table `service_staff`, or correct the session's `staff_id`")
        }
    }
}
