/// What a Zoom meeting is made for: one session, or a whole course.
public enum MeetingTarget: Hashable, Sendable, CustomStringConvertible {
    case session(Session.ID)
    case course(Service.ID)

    public var description: String {
        switch self {
        case .session(let id): "session:\(id)"
        case .course(let id): "course:\(id)"
        }
    }

    /// An unguessable word that finds the meeting again in the host's list: what was made is never made twice, though its answer was lost.
    func mark(account: Account.ID, _ addresses: PageAddresses) -> String {
        let (site, secret) = (addresses.site.id, addresses.secret)
        return switch self {
        case .session(let id): secret.word(.sessionMeeting, site: site, row: id.rawValue, generation: account.rawValue)
        case .course(let id): secret.word(.courseMeeting, site: site, row: id.rawValue, generation: account.rawValue)
        }
    }
}
