/// What of a client's knowledge is old (<doc:Mails#Who-knows-something-old>).
public enum OutdatedPart: String, Hashable, Sendable, CaseIterable {
    case link, time, place, status
    /// Not confirmed any more, and still knows the join page's address.
    case joinPage = "join-page"

    /// Compares what a client was told of a session with what there is to tell.
    ///
    /// - `deliveries`: all that the client was told of this session; nothing told is nothing old.
    public static func compare(_ deliveries: [Delivery], booking: Booking.Status, with current: ResolvedSession.Current) -> [OutdatedPart] {
        guard booking == .confirmed else {
            // What was told once is known for good, whatever was told after it.
            return deliveries.contains { $0.link == current.joinPage } ? [.joinPage] : []
        }
        guard let newest = deliveries.newest else { return [] }
        var outdated: [OutdatedPart] = []
        if !isCurrent(newest.link, current) { outdated.append(.link) }
        if (newest.told.startsAt, newest.told.endsAt) != (current.told.startsAt, current.told.endsAt) { outdated.append(.time) }
        if !newest.told.location.utf8.elementsEqual(current.told.location.utf8) { outdated.append(.place) }
        if newest.told.isCancelled != current.told.isCancelled { outdated.append(.status) }
        return outdated
    }

    private static func isCurrent(_ digest: LinkDigest, _ current: ResolvedSession.Current) -> Bool {
        digest == .noLink || digest == current.link || current.joinPageShowsLink && digest == current.joinPage
    }
}
