import Bookings
import Foundation
import Pages
import Preview

/// Writes the desk from a reading: what is asked for, in words.
struct DeskWriter {
    let reading: PreviewReading
    let orders: DeskOrders
    let words: DeskWords
    let now: Instant

    private static let sessionsOnPage = 50
    private static let membersOnPage = 25
    private static let mostBookings = 40

    private var zones: Zones { reading.zones }

    func desk(_ query: DeskQuery, _ panels: [DeskPanel]) -> Desk {
        let all = reading.sites.compactMap { site in
            orders.sites[site.site.id].map { (site: site, order: $0, found: $0.members(like: query.find)) }
        }
        let isSearch = !query.find.isEmpty
        let listed = isSearch ? all.filter { !$0.found.isEmpty } : all
        let named = listed.filter { $0.site.site.id.rawValue == query.site }
        let shown = !named.isEmpty ? named : isSearch ? listed : Array(listed.prefix(1))
        let clock = (shown.first ?? all.first).map { DeskClock($0.site.site, zones) }
        return Desk(
            time: clock?.time(now) ?? DeskTime(text: now.rfc3339, zone: "UTC", local: ""),
            tabs: listed.map { entry in
                Desk.Tab(
                    id: entry.site.site.id.rawValue, name: entry.site.site.name,
                    isShown: shown.contains { $0.site.site.id == entry.site.site.id } && (shown.count < listed.count || listed.count == 1),
                    hits: isSearch ? entry.found.count : nil)
            },
            sites: shown.map { site($0.site, $0.order, $0.found, query) }, panels: panels)
    }

    private func site(_ site: PreviewSite, _ order: DeskOrder, _ found: [DeskOrder.Entry], _ query: DeskQuery) -> DeskSite {
        let clock = DeskClock(site.site, zones)
        let ownPages = words.workspace.ownPages.pages(of: site.site.id)
        let access = reading.folder.configuration.access
        return DeskSite(
            id: site.site.id.rawValue, name: site.site.name, isLogin: access == .login,
            notes: notes(of: site.site, access, clock),
            pages: [("/", "Front page"), ("/\(PagePath.missing)", "“Page not found”")]
                + zip(ownPages.paths, ownPages.titles).map { ("/\($0)", $1) },
            services: site.schedule.catalogue.services.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map {
                ($0.id.rawValue, $0.name)
            },
            sessions: query.find.isEmpty
                ? DeskList(sessions(site, order, query, clock), page: query.sessionPage, of: Self.sessionsOnPage) {
                    session($0, order, in: site, clock)
                } : nil,
            members: DeskList(found, page: query.memberPage, of: Self.membersOnPage) { member($0, in: site, access, clock) },
            commands: words.commands(for: site.site))
    }

    private func notes(of site: Site, _ access: Access, _ clock: DeskClock) -> [String] {
        [
            "Times are \(clock.time(now).zone).",
            access == .login ? "Members log in with a name and a password." : nil,
            site.hidesLinkInMyBookings ? "Links are hidden on members’ pages." : nil,
            site.hidesLinkInEmails ? "Links are hidden in mails." : nil,
            site.plan != .businessEcommerce ? "There are no video links at all: the plan is \(site.plan.rawValue)." : nil,
        ].compactMap(\.self)
    }

    // MARK: Sessions

    private func sessions(_ site: PreviewSite, _ order: DeskOrder, _ query: DeskQuery, _ clock: DeskClock) -> [ResolvedSession] {
        let day = query.day.isEmpty ? nil : clock.span(ofDay: query.day)
        // Of a day, what is over as well: one looks a day up.
        let all = query.choice == .past ? order.past : day == nil ? order.coming : order.coming + order.past.reversed()
        return all.filter { resolved in
            if let day, !day.contains(resolved.session.startsAt) { return false }
            if let service = query.service, resolved.service.id.rawValue != service { return false }
            switch query.choice {
            case .coming, .past: return true
            case .attention: return DeskAttention(of: resolved) != nil && resolved.session.endsAt > now
            case .cancelled: return resolved.session.isCancelled
            case .shown: return !resolved.session.isCancelled && resolved.onPages.state == .shown
            case .none: return !resolved.session.isCancelled && resolved.onPages.state == .none
            case .hidden: return !resolved.session.isCancelled && resolved.onPages.state == .hidden
            }
        }
    }

    private func session(_ resolved: ResolvedSession, _ order: DeskOrder, in site: PreviewSite, _ clock: DeskClock) -> DeskSession {
        let session = resolved.session
        let reason = session.endsAt > now ? DeskAttention(of: resolved) : nil
        let booked = order.bookedCount(of: resolved)
        return DeskSession(
            id: session.id.rawValue, title: resolved.service.name, staff: resolved.staff?.name ?? "", day: clock.day(session.startsAt),
            times: clock.times(session), booked: booked == 0 ? "" : "\(booked) booked", path: PageAddresses.joinPath(resolved.token),
            isCancelled: session.isCancelled, state: session.isCancelled ? nil : words.state(resolved.onPages, on: site.site),
            attention: reason.map { [words.attention($0, in: site.schedule)] } ?? [],
            commands: words.commands(for: resolved))
    }

    // MARK: Members

    private func member(_ entry: DeskOrder.Entry, in site: PreviewSite, _ access: Access, _ clock: DeskClock) -> DeskMember {
        let booked = site.members[entry.place]
        let member = booked.member
        let addresses = site.schedule.addresses
        let bookings = bookings(of: booked, in: site, clock)
        return DeskMember(
            id: member.id.rawValue, name: member.name, email: member.email,
            next: entry.next.map { "Next: \(clock.short($0.session.startsAt, now: now)), \($0.service.name)" } ?? "Nothing is coming up",
            path: addresses.myBookingsPath(addresses.name(of: member), .html),
            attention: entry.attention.map { words.attention($0, in: site.schedule) },
            bookings: Array(bookings.prefix(Self.mostBookings)), more: max(0, bookings.count - Self.mostBookings),
            commands: words.commands(for: member, isLogin: access == .login))
    }

    /// By date: first what is to come, then what is over, the last one first.
    private func bookings(of member: BookedMember, in site: PreviewSite, _ clock: DeskClock) -> [DeskBooking] {
        let all = site.sessions(of: member).sorted {
            ($0.resolved.session.startsAt, $0.resolved.id) < ($1.resolved.session.startsAt, $1.resolved.id)
        }
        let (coming, over) = (all.filter { $0.resolved.session.endsAt > now }, all.filter { $0.resolved.session.endsAt <= now })
        var seen: Set<Booking.ID> = []
        return coming.map { booking, resolved in
            let goes = booking.status == .confirmed && !resolved.session.isCancelled
            // Of a course's sessions all mails are the same.
            let isFirst = goes && seen.insert(booking.id).inserted
            return row(booking, resolved, of: member.member, isOver: false, hasMails: isFirst, in: site, clock)
        } + over.reversed().map { row($0.booking, $0.resolved, of: member.member, isOver: true, hasMails: false, in: site, clock) }
    }

    private func row(
        _ booking: Booking, _ resolved: ResolvedSession, of member: Member, isOver: Bool, hasMails: Bool, in site: PreviewSite,
        _ clock: DeskClock
    ) -> DeskBooking {
        let id = booking.id.rawValue
        let goes = booking.status.isOpen && !resolved.session.isCancelled
        let mails: [(mail: PreviewMail, title: String)] =
            !hasMails
            ? []
            : [(.confirmation(id), "Mail: confirmation")]
                + (resolved.session.startsAt > now ? [(.reminder(id), "Mail: reminder")] : [])
                + [(.ifMoved(id), "Mail if the time changes"), (.ifCancelled(id), "Mail if it is cancelled")]
        return DeskBooking(
            title: resolved.service.name, when: clock.short(resolved.session.startsAt, now: now),
            status: booking.status == .confirmed ? "" : words.status(booking.status), isOver: isOver,
            isCancelled: resolved.session.isCancelled,
            onPage: goes ? words.state(resolved.revelation(to: booking.status, on: .myBookings), on: site.site) : nil,
            inMails: goes && !isOver ? words.state(resolved.revelation(to: booking.status, on: .email), on: site.site) : nil, mails: mails,
            commands: isOver ? [] : [words.command("Why the link shows here or not, rule by rule", "explain \(member.id) \(resolved.id)")])
    }
}
