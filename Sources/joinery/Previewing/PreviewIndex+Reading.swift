import BookingDatabase
import Bookings
import Pages
import Preview

extension PreviewIndex.Site {
    /// No more of each than one looks through; members are found by name or id.
    private static let mostMembers = 100
    private static let mostSessions = 200

    /// Reads a site from the snapshot and asks the rules about every link on both surfaces, as pages and mails do.
    init(_ site: Site, _ snapshot: Snapshot, _ access: Access, _ secret: SiteSecret, ownPages: OwnPages, now: Instant, find: String) throws
    {
        let catalogue = try snapshot.catalogue(of: site)
        let addresses = PageAddresses(site: site, secret: secret, access: access)
        var sheets: [Sheet] = []
        try snapshot.forEachSession(of: site) { session, meetings in
            guard let facts = catalogue.facts(of: session, meetings: meetings, secret: secret) else { return }
            sheets.append(Sheet(session: session, title: facts.service.name, resolution: LinkRules.resolve(facts)))
        }
        let clock = SiteClock(site, sheets.map(\.session))
        let byID = Dictionary(sheets.map { ($0.session.id, $0) }) { first, _ in first }
        let ofCourse = Dictionary(grouping: sheets.sorted { $0.session.startsAt < $1.session.startsAt }, by: \.session.service)

        var members: [PreviewIndex.Member] = []
        let reader = try snapshot.members(of: site)
        while members.count < Self.mostMembers, let booked = try reader.next() {
            let member = booked.member
            guard find.isEmpty || find == "\(member.id)" || member.name.lowercased().contains(find.lowercased()) else { continue }
            let entries = booked.bookings.flatMap { booking -> [PreviewIndex.Entry] in
                let booked: [Sheet]
                switch booking.target {
                case .session(let id): booked = byID[id].map { [$0] } ?? []
                case .course(let id): booked = ofCourse[id] ?? []
                }
                return booked.map { $0.entry(booking, of: site, clock, now: now) }
            }
            members.append(
                PreviewIndex.Member(
                    id: member.id.rawValue, name: member.name, path: addresses.visiting(addresses.name(of: member), .html), entries: entries
                ))
        }

        let coming = sheets.filter { $0.session.endsAt > now }.sorted { $0.session.startsAt < $1.session.startsAt }
        let over = sheets.filter { $0.session.endsAt <= now }.sorted { $0.session.startsAt > $1.session.startsAt }
        let sessions = (coming + over).prefix(Self.mostSessions).map { sheet in
            PreviewIndex.Session(
                id: sheet.session.id.rawValue, title: sheet.title, when: clock.text(sheet.session.startsAt),
                isCancelled: sheet.session.isCancelled, isPast: sheet.session.endsAt <= now, path: "/\(addresses.join(sheet.session))",
                joinPage: LinkRules.revealOnJoinPage(sheet.resolution, of: site, access: access))
        }
        self.init(
            id: site.id.rawValue, name: site.name, zone: site.timeZone, isLogin: access == .login,
            hidesLinkInMyBookings: site.hidesLinkInMyBookings, hidesLinkInEmails: site.hidesLinkInEmails,
            memberCount: try snapshot.memberCount(of: site), sessionCount: sheets.count, members: members, sessions: Array(sessions),
            others: [("/", "Front door"), ("/404.html", "404")] + zip(ownPages.paths, ownPages.titles).map { ("/\($0)", $1) }
        )
    }

    /// A session and what the rules say of its link.
    private struct Sheet {
        let session: Session
        let title: String
        let resolution: Resolution

        func entry(_ booking: Booking, of site: Site, _ clock: SiteClock, now: Instant) -> PreviewIndex.Entry {
            PreviewIndex.Entry(
                session: session.id.rawValue, booking: booking.id.rawValue, title: title, when: clock.text(session.startsAt),
                status: booking.status.code,
                standing: Standing(
                    startsAt: session.startsAt, endsAt: session.endsAt, isCancelled: session.isCancelled, booking: booking.status, now: now),
                page: LinkRules.reveal(resolution, booking: booking.status, on: .myBookings, of: site),
                mail: LinkRules.reveal(resolution, booking: booking.status, on: .email, of: site),
                isConfirmed: booking.status == .confirmed && session.endsAt > now && !session.isCancelled)
        }
    }

    /// Writes times as the site's clocks show them.
    private struct SiteClock {
        private let offsets: ZoneOffsets?

        init(_ site: Site, _ sessions: [Session]) {
            let starts = sessions.map(\.startsAt)
            offsets = starts.min().flatMap { first in
                ZoneOffsets(identifier: site.timeZone, span: first...(starts.max() ?? first))
            }
        }

        /// `2026-11-24 08:00`.
        func text(_ instant: Instant) -> String {
            let local = Instant(seconds: instant.seconds + Int64(offsets?.offset(at: instant) ?? 0)).rfc3339
            return String(local.prefix(16)).replacing("T", with: " ")
        }
    }
}
