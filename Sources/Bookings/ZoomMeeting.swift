/// A meeting that Zoom made for one session, or for one course.
public struct ZoomMeeting: Sendable {
    public let account: Account.ID
    public let link: Link

    public init(account: Account.ID, link: Link) {
        self.account = account
        self.link = link
    }
}
