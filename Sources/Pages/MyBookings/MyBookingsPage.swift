internal import Bookings
internal import Templating

/// One member's My Bookings page, or one of those that hold what it has no room for.
struct MyBookingsPage: TemplateData, Sendable {
    let member: MemberName
    let links: MyBookingsLinks
    /// "Berlin, UTC+1": where no session says another.
    let zone: String
    let lists: BookingLists

    private var hasUpcoming: Bool { !lists.upcoming.isEmpty }
    private var isEmpty: Bool {
        lists.next == nil && lists.cancelledBefore.isEmpty && lists.cancelledAfter.isEmpty && !hasUpcoming && lists.past.isEmpty
    }

    static let shape = Shape<MyBookingsPage>(
        .object("member") { $0.member },
        .url("web") { $0.links.web },
        .url("plain") { $0.links.plain },
        .url("calendar") { $0.links.calendar },
        .url("feed") { $0.links.feed },
        .url("subscribe") { $0.links.subscribe },
        .text("year") { $0.links.year },
        .list("first") { $0.links.first },
        .list("years") { $0.links.years },
        .flag("hasOthers") { !$0.links.first.isEmpty || !$0.links.years.isEmpty },
        .text("zone") { $0.zone },
        .flag("hasCancelledBefore") { !$0.lists.cancelledBefore.isEmpty },
        .list("cancelledBefore") { $0.lists.cancelledBefore },
        .flag("hasCancelledAfter") { !$0.lists.cancelledAfter.isEmpty },
        .list("cancelledAfter") { $0.lists.cancelledAfter },
        .object("next") { $0.lists.next },
        .list("upcoming") { $0.lists.upcoming },
        .list("past") { $0.lists.past },
        .flag("hasUpcoming") { $0.hasUpcoming },
        .flag("hasPast") { !$0.lists.past.isEmpty },
        .flag("hasOnlyNext") { $0.links.year.isEmpty && $0.lists.next != nil && !$0.hasUpcoming },
        .flag("hasNothing") { $0.links.year.isEmpty && $0.lists.next == nil && !$0.hasUpcoming && !$0.isEmpty },
        .flag("isEmpty") { $0.isEmpty })
}
