extension CanaryWorld {
    /// The rows as any program may write them.
    var sql: String {
        var lines = ["BEGIN;"]
        func insert(_ table: String, _ values: [Any?]) {
            lines.append("INSERT INTO \(table) VALUES (\(values.map(Self.literal).joined(separator: ", ")));")
        }
        for site in sites {
            insert(
                "site (id, name, base_url, time_zone, language, plan, hide_link_in_emails, hide_link_in_my_bookings)",
                [
                    site.id, "Riverside", "https://members.example.org", "Europe/Berlin", "en", site.plan, site.hidesInMails,
                    site.hidesInPages,
                ])
        }
        for (id, site) in staff { insert("staff (id, site_id, name)", [id, site, "Ines"]) }
        for account in accounts {
            insert(
                "conferencing_account",
                [
                    account.id, account.site, account.staff, account.link == nil ? "ZOOM" : "CUSTOM",
                    account.isConnected ? "CONNECTED" : "DISCONNECTED", account.link == nil ? "host@example.org" : nil, account.link?.url,
                    account.link?.password ?? "", account.link?.description ?? "",
                ])
        }
        for service in services {
            insert(
                "service (id, site_id, type, name, conferencing_enabled, link_url, link_password, link_description)",
                [
                    service.id, service.site, service.kind, "Yoga", service.isOnline, service.courseLink?.url,
                    service.courseLink?.password ?? "", service.courseLink?.description ?? "",
                ])
        }
        for session in sessions {
            insert(
                "session (id, service_id, staff_id, starts_at, ends_at, status, link_state, link_url, link_password, link_description)",
                [
                    session.id, session.service.id, session.staff, session.start, session.end,
                    session.isCancelled ? "CANCELLED" : "CONFIRMED", session.linkState, session.link?.url, session.link?.password ?? "",
                    session.link?.description ?? "",
                ])
        }
        for meeting in meetings {
            insert(
                "zoom_meeting (account_id, session_id, course_id, meeting_id, join_url, password)",
                [meeting.account, meeting.session, meeting.course, "123", meeting.link.url, meeting.link.password])
        }
        for (id, site) in members { insert("member (id, site_id, first_name)", [id, site, "Ana"]) }
        for booking in bookings {
            insert(
                "booking (id, member_id, session_id, course_id, status, booked_at)",
                [booking.id, booking.member, booking.session, booking.course, booking.status, 0])
        }
        // A world made in one go, in which nothing has changed since.
        return (lines + ["UPDATE session SET changed_at = 0;", "COMMIT;"]).joined(separator: "\n")
    }

    private static func literal(_ value: Any?) -> String {
        switch value {
        case let text as String: "'\(text.replacing("'", with: "''"))'"
        case let number as Int: "\(number)"
        case let flag as Bool: flag ? "1" : "0"
        default: "NULL"
        }
    }
}
