/// Works out which Zoom meetings a site's sessions call for, and which nobody needs any more.
///
/// The rules decide: a meeting is called for where row 8 or 9 names a Zoom account for a session not yet over. It is needed no more where the
/// session is cancelled or in person. Where a link comes from elsewhere, or from nowhere because no account is connected, what was made is
/// kept: it comes back when that is undone.
public struct MeetingDemand: Sendable {
    public private(set) var wanted: [WantedMeeting] = []
    public private(set) var unneeded: Set<MeetingTarget> = []

    private let catalogue: Catalogue
    private let secret: SiteSecret
    private let now: Instant
    private var neededCourses: Set<Service.ID> = []
    private var keptCourses: Set<Service.ID> = []

    public init(_ catalogue: Catalogue, secret: SiteSecret, now: Instant) {
        self.catalogue = catalogue
        self.secret = secret
        self.now = now
    }

    public mutating func add(_ session: Session, meetings: [ZoomMeeting]) {
        guard session.endsAt > now, let facts = catalogue.facts(of: session, meetings: meetings, secret: secret) else { return }
        let isCourse = facts.service.kind == .course
        let target: MeetingTarget = isCourse ? .course(session.service) : .session(session.id)
        if let account = LinkRules.account(of: facts), let host = account.zoomUser {
            guard !isCourse || neededCourses.insert(session.service).inserted else { return }
            let minutes = (session.endsAt.seconds - session.startsAt.seconds + 59) / 60
            wanted.append(
                WantedMeeting(
                    account: account.id, host: host, target: target,
                    plan: MeetingPlan(
                        topic: facts.service.name,
                        time: isCourse ? nil : MeetingPlan.Time(startsAt: session.startsAt, minutes: Int(minutes))),
                    mark: mark(of: target, account.id), neededAt: session.startsAt))
        } else if case .none(.sessionCancelled) = LinkRules.resolve(facts) {
            unneeded.insert(target)
        } else if case .none(let absence) = LinkRules.resolve(facts), absence == .removed || absence == .inPerson {
            unneeded.insert(target)
        } else if isCourse {
            keptCourses.insert(session.service)
        }
    }

    /// Settles courses once all sessions are there: one session is enough to need a meeting, or to keep it. The next meetings come first.
    public mutating func finish() {
        unneeded.subtract((neededCourses.union(keptCourses)).map { .course($0) })
        wanted.sort { ($0.neededAt, $0.target.description) < ($1.neededAt, $1.target.description) }
    }

    /// The word that finds the meeting of `target` again in the list of the account's host.
    public func mark(of target: MeetingTarget, _ account: Account.ID) -> String {
        target.mark(account: account, site: catalogue.site.id, secret: secret)
    }
}

extension LinkRules {
    /// The account that row 8 or 9 names for a session, if one of them decides.
    static func account(of facts: SessionFacts) -> Account? {
        var account: Account?
        _ = resolve(facts) { rule, resolution in
            guard resolution != nil else { return }
            account = rule.number == 8 ? facts.connectedStaffAccount : rule.number == 9 ? facts.connectedDefault : nil
        }
        return account
    }
}
