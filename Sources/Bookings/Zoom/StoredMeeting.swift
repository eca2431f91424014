/// A meeting as the database has it.
public struct StoredMeeting: Hashable, Sendable {
    public let account: Account.ID
    public let target: MeetingTarget
    /// Zoom's number for it.
    public let meetingID: String

    public init(account: Account.ID, target: MeetingTarget, meetingID: String) {
        self.account = account
        self.target = target
        self.meetingID = meetingID
    }
}

/// A meeting as Zoom lists it.
public struct ListedMeeting: Hashable, Sendable {
    public let meetingID: String
    public let plan: MeetingPlan
    public let agenda: String

    public init(meetingID: String, plan: MeetingPlan, agenda: String) {
        self.meetingID = meetingID
        self.plan = plan
        self.agenda = agenda
    }
}
