/// A meeting that the database calls for.
public struct WantedMeeting: Hashable, Sendable {
    public let account: Account.ID
    /// The Zoom user who hosts.
    public let host: String
    public let target: MeetingTarget
    public let plan: MeetingPlan
    /// Found again in the meeting's agenda.
    public let mark: String
    /// When it is needed first.
    public let neededAt: Instant
}

/// What a meeting is called and when it is.
public struct MeetingPlan: Hashable, Sendable {
    /// At most 200 characters, which is what Zoom takes.
    public let topic: String
    /// Nil for a course: one meeting without a fixed time, so that it serves all of its sessions.
    public let time: Time?

    public struct Time: Hashable, Sendable {
        /// In whole minutes, as Zoom keeps it.
        public let startsAt: Instant
        public let minutes: Int

        public init(startsAt: Instant, minutes: Int) {
            self.startsAt = Instant(seconds: startsAt.seconds - startsAt.seconds % 60)
            self.minutes = minutes
        }
    }

    public init(topic: String, time: Time?) {
        self.topic = String(String.UnicodeScalarView(topic.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }).prefix(200))
        self.time = time
    }
}
