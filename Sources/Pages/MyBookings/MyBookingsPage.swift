internal import Bookings
internal import Templating

/// One member's My Bookings page, or one of those that hold what it has no room for.
struct MyBookingsPage: TemplateData, Sendable {
    let member: MemberName
    let links: MyBookingsLinks
    let cancelled: [BookingItem]
    let upcoming: [BookingItem]
    let past: [BookingItem]
    let next: NextSession?

    /// How many cancelled sessions are not folded away: with more than two, the next session would leave a phone's first screen.
    private var unfolded: Int { cancelled.count > 2 ? 1 : 2 }

    static let shape = Shape<MyBookingsPage>(
        .object("member") { $0.member },
        .url("web") { $0.links.web },
        .url("plain") { $0.links.plain },
        .url("calendar") { $0.links.calendar },
        .url("feed") { $0.links.feed },
        .text("year") { $0.links.year },
        .list("first") { $0.links.first },
        .list("years") { $0.links.years },
        .flag("hasOthers") { !$0.links.first.isEmpty || !$0.links.years.isEmpty },
        .list("cancelled") { $0.cancelled },
        .list("firstCancelled") { Array($0.cancelled.prefix($0.unfolded)) },
        .list("moreCancelled") { Array($0.cancelled.dropFirst($0.unfolded)) },
        .flag("hasMoreCancelled") { $0.cancelled.count > $0.unfolded },
        .list("upcoming") { $0.upcoming },
        .list("past") { $0.past },
        .flag("hasCancelled") { !$0.cancelled.isEmpty },
        .flag("hasUpcoming") { !$0.upcoming.isEmpty },
        .flag("hasPast") { !$0.past.isEmpty },
        .flag("tellsUpcoming") { $0.links.year.isEmpty || !$0.upcoming.isEmpty },
        .flag("isEmpty") { $0.cancelled.isEmpty && $0.upcoming.isEmpty && $0.past.isEmpty },
        .object("next") { $0.next })
}
