package import BookingDatabase
package import Bookings
package import Pages
package import Preview

extension PreviewIndex.ListedSite {
    /// No more of each than one looks through; members are found by name or id.
    private static let mostMembers = 100
    private static let mostSessions = 200

    /// Reads a site from the snapshot and asks the rules about every link on both surfaces, as pages and mails do.
    package init(
        _ site: Site, _ snapshot: Snapshot, _ access: Access, _ secret: SiteSecret, ownPages: OwnPages, zones: Zones, now: Instant,
        find: String
    ) throws {
        let schedule = try snapshot.schedule(of: site, secret: secret, access: access)
        let addresses = schedule.addresses
        let clock = SiteClock(zone: zones.zone(site.timeZone))

        var members: [PreviewIndex.ListedMember] = []
        let reader = try snapshot.members(of: site)
        while members.count < Self.mostMembers, let booked = try reader.next() {
            let member = booked.member
            guard find.isEmpty || find == "\(member.id)" || member.name.lowercased().contains(find.lowercased()) else { continue }
            let entries = booked.bookings.flatMap { booking in
                schedule.sessions(of: booking).map { PreviewIndex.BookedSession($0, booking, clock, now: now) }
            }
            members.append(
                PreviewIndex.ListedMember(
                    id: member.id.rawValue, name: member.name, path: addresses.myBookingsPath(addresses.name(of: member), .html),
                    entries: entries
                ))
        }

        let coming = schedule.sessions.filter { $0.session.endsAt > now }.sorted { $0.session.startsAt < $1.session.startsAt }
        let over = schedule.sessions.filter { $0.session.endsAt <= now }.sorted { $0.session.startsAt > $1.session.startsAt }
        let sessions = (coming + over).prefix(Self.mostSessions).map { resolved in
            PreviewIndex.ListedSession(
                id: resolved.id.rawValue, title: resolved.service.name, when: clock.text(resolved.session.startsAt),
                isCancelled: resolved.session.isCancelled, isPast: resolved.session.endsAt <= now,
                path: PageAddresses.joinPath(resolved.token), joinPage: resolved.onJoinPage)
        }
        self.init(
            id: site.id.rawValue, name: site.name, zone: site.timeZone, isLogin: access == .login,
            hidesLinkInMyBookings: site.hidesLinkInMyBookings, hidesLinkInEmails: site.hidesLinkInEmails,
            memberCount: try snapshot.memberCount(of: site), sessionCount: schedule.sessions.count, members: members,
            sessions: Array(sessions),
            others: [("/", "Front door"), ("/\(PagePath.missing)", "404")] + zip(ownPages.paths, ownPages.titles).map { ("/\($0)", $1) }
        )
    }

    /// Writes times as the site's clocks show them.
    fileprivate struct SiteClock {
        let zone: ZoneOffsets?

        /// `2026-11-24 08:00`.
        func text(_ instant: Instant) -> String {
            let local = Instant(seconds: instant.local(zone?.offset(at: instant) ?? 0)).rfc3339
            return String(local.prefix(16)).replacing("T", with: " ")
        }
    }
}

extension PreviewIndex.BookedSession {
    fileprivate init(_ resolved: ResolvedSession, _ booking: Booking, _ clock: PreviewIndex.ListedSite.SiteClock, now: Instant) {
        let session = resolved.session
        self.init(
            session: session.id.rawValue, booking: booking.id.rawValue, title: resolved.service.name, when: clock.text(session.startsAt),
            status: booking.status.code,
            phase: BookingPhase(isOver: session.endsAt <= now, isCancelled: session.isCancelled, booking: booking.status),
            page: resolved.revelation(to: booking.status, on: .myBookings), mail: resolved.revelation(to: booking.status, on: .email),
            isConfirmed: booking.status == .confirmed && session.endsAt > now && !session.isCancelled)
    }
}
