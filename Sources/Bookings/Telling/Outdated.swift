/// What of a client's knowledge is old (rules.md 3).
public enum Outdated: String, Hashable, Sendable, CaseIterable {
    case link, time, place, status
    /// Not confirmed any more, and still knows the join page's address.
    case joinPage = "join-page"

    /// Compares what a client was told of a session with what there is to tell.
    ///
    /// - Parameter deliveries: all that the client was told of this session; nothing told is nothing old.
    public static func compare(_ deliveries: [Delivery], booking: Booking.Status, with briefing: Briefing) -> [Outdated] {
        let joinPage = LinkDigest(ofJoinPage: briefing.joinPage)
        guard booking == .confirmed else {
            // What was told once is known for good, whatever was told after it.
            return deliveries.contains { $0.link == joinPage } ? [.joinPage] : []
        }
        guard let newest = deliveries.newest else { return [] }
        var outdated: [Outdated] = []
        if !isCurrent(newest.link, briefing, joinPage) { outdated.append(.link) }
        if (newest.told.startsAt, newest.told.endsAt) != (briefing.told.startsAt, briefing.told.endsAt) { outdated.append(.time) }
        if !newest.told.location.utf8.elementsEqual(briefing.told.location.utf8) { outdated.append(.place) }
        if newest.told.isCancelled != briefing.told.isCancelled { outdated.append(.status) }
        return outdated
    }

    private static func isCurrent(_ digest: LinkDigest, _ briefing: Briefing, _ joinPage: LinkDigest) -> Bool {
        if digest == .noLink { return true }
        if briefing.onPages.link != nil, digest == joinPage { return true }
        return briefing.resolution.link.map { LinkDigest(of: $0) == digest } ?? false
    }
}
