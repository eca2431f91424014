/// The Zoom meetings that a site's sessions call for, and those that nothing needs any more.
///
/// The rules decide: a meeting is called for where a session that is not over has its link from a Zoom account. It is needed no more where
/// the session is cancelled or in person. Where a link comes from elsewhere, or no account is connected, what was made is kept: it comes
/// back
/// when that is undone. One session of a course is enough to need its meeting, or to keep it.
public struct NeededMeetings: Sendable {
    /// The meetings that are needed next come first.
    public let wanted: [WantedMeeting]
    public let unneeded: Set<MeetingTarget>
    private let addresses: PageAddresses

    public init(_ schedule: Schedule, now: Instant) {
        var wanted: [WantedMeeting] = []
        var unneeded: Set<MeetingTarget> = []
        var neededCourses: Set<Service.ID> = []
        var keptCourses: Set<Service.ID> = []
        let hosts = Dictionary(schedule.catalogue.accounts.map { ($0.id, $0.zoomUser) }) { first, _ in first }
        for resolved in schedule.sessions where resolved.session.endsAt > now {
            let (session, course) = (resolved.session, resolved.service.id)
            let target: MeetingTarget = resolved.isOfCourse ? .course(course) : .session(session.id)
            if let account = resolved.resolution.source?.account, let host = hosts[account] ?? nil {
                guard !resolved.isOfCourse || neededCourses.insert(course).inserted else { continue }
                wanted.append(
                    WantedMeeting(
                        account: account, host: host, target: target, plan: MeetingPlan(for: resolved),
                        mark: target.mark(account: account, schedule.addresses), neededAt: session.startsAt))
            } else if case .none(let absence) = resolved.resolution, absence.endsMeeting {
                unneeded.insert(target)
            } else if resolved.isOfCourse {
                keptCourses.insert(course)
            }
        }
        unneeded.subtract(neededCourses.union(keptCourses).map { .course($0) })
        self.wanted = wanted.sorted { ($0.neededAt, $0.target.description) < ($1.neededAt, $1.target.description) }
        self.unneeded = unneeded
        addresses = schedule.addresses
    }

    /// The word that finds the meeting of `target` again in the list of the account's host.
    public func mark(of target: MeetingTarget, _ account: Account.ID) -> String { target.mark(account: account, addresses) }
}

extension MeetingPlan {
    fileprivate init(for resolved: ResolvedSession) {
        let session = resolved.session
        let minutes = (session.endsAt.seconds - session.startsAt.seconds + 59) / 60
        self.init(
            topic: resolved.service.name, time: resolved.isOfCourse ? nil : Time(startsAt: session.startsAt, minutes: Int(minutes)))
    }
}

extension Resolution.Absence {
    /// Whether a meeting that was made earlier is of no use any more.
    fileprivate var endsMeeting: Bool {
        switch self {
        case .sessionCancelled, .removed, .inPerson: true
        case .plan, .noDefaultAccount: false
        }
    }
}
