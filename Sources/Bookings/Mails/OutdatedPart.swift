/// What of a client's knowledge is old (<doc:Mails#Who-knows-something-old>).
public enum OutdatedPart: String, Hashable, Sendable, CaseIterable {
    case link, time, place, status
    /// They think that they have a place and have none, or have one and do not know of it.
    case booking
    /// They have no place, and still know the join page's address.
    case joinPage = "join-page"

    /// Compares what a client was told of a session with what there is to tell.
    ///
    /// - `deliveries`: all that the client was told of this session; nothing told is nothing old.
    /// - `attendance`: what is so for this client.
    public static func compare(_ deliveries: [Delivery], _ attendance: Attendance, with current: ResolvedSession.Current) -> [OutdatedPart]
    {
        guard let newest = deliveries.newest else { return [] }
        switch (newest.told.attendance, attendance) {
        case (.expected, .expected): return differences(newest, current)
        case (.expected, .sessionCancelled), (.sessionCancelled, .expected): return differences(newest, current) + [.status]
        case (.notBooked, .expected): return [.booking]
        case (.expected, .notBooked): return [.booking] + joinPage(deliveries, current)
        case (.sessionCancelled, .notBooked), (.notBooked, .notBooked): return joinPage(deliveries, current)
        // Nobody goes there, whenever and wherever it would have been.
        case (.sessionCancelled, .sessionCancelled), (.notBooked, .sessionCancelled): return []
        }
    }

    private static func differences(_ newest: Delivery, _ current: ResolvedSession.Current) -> [OutdatedPart] {
        var outdated: [OutdatedPart] = []
        if !isCurrent(newest.link, current) { outdated.append(.link) }
        if (newest.told.startsAt, newest.told.endsAt) != (current.told.startsAt, current.told.endsAt) { outdated.append(.time) }
        if !newest.told.hasPlace(of: current.told) { outdated.append(.place) }
        return outdated
    }

    private static func isCurrent(_ digest: LinkDigest, _ current: ResolvedSession.Current) -> Bool {
        digest == .noLink || digest == current.link || current.joinPageShowsLink && digest == current.joinPage
    }

    /// What was told once is known for good, whatever was told after it.
    private static func joinPage(_ deliveries: [Delivery], _ current: ResolvedSession.Current) -> [OutdatedPart] {
        deliveries.contains { $0.link == current.joinPage } ? [.joinPage] : []
    }
}
