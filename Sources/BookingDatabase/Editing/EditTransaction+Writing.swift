internal import Bookings
internal import GRDB

extension EditTransaction {
    func write(_ update: Change.Update, in site: Site) throws {
        switch update {
        case .connectAccount(let id, let staff, let connection, let forgetsMeetings):
            if forgetsMeetings { try run("DELETE FROM main.zoom_meeting WHERE account_id = ?", [id?.rawValue]) }
            try connect(id, of: staff, connection, in: site)
        case .disconnectAccount(let id):
            try run("UPDATE main.conferencing_account SET connection_status = 'DISCONNECTED' WHERE id = ?", [id.rawValue])
        case .linkState(let session, let state):
            let link = state.link
            try run(
                """
                UPDATE main.session SET link_state = ?, link_url = ?, link_password = ?, link_description = ?,
                    link_owner = CASE WHEN source IS NOT NULL THEN ? ELSE link_owner END
                WHERE id = ?
                """,
                [
                    state.code.rawValue, link?.url, link?.password ?? "", link?.details ?? "",
                    state.code == .inherit ? "SOURCE" : "HERE", session.rawValue,
                ])
            if state.code == .inherit { try readAgain("session", session.rawValue) }
        case .courseLink(let course, let link):
            try run(
                """
                UPDATE main.service SET link_url = ?, link_password = ?, link_description = ?,
                    link_owner = CASE WHEN source IS NOT NULL THEN ? ELSE link_owner END
                WHERE id = ?
                """,
                [link?.url, link?.password ?? "", link?.details ?? "", link == nil ? "SOURCE" : "HERE", course.rawValue])
            if link == nil { try readAgain("service", course.rawValue) }
        case .conferencing(let service, let isOn):
            try run("UPDATE main.service SET conferencing_enabled = ? WHERE id = ?", [isOn, service.rawValue])
        case .site(let site):
            try run(
                """
                UPDATE main.site SET plan = ?, time_zone = ?, language = ?, base_url = ?, hide_link_in_emails = ?, hide_link_in_my_bookings = ?
                WHERE id = ?
                """,
                [
                    site.plan.rawValue, site.timeZone, site.language, site.baseURL, site.hidesLinkInEmails, site.hidesLinkInMyBookings,
                    site.id.rawValue,
                ])
        case .newSite(let site):
            try run(
                "INSERT INTO main.site (id, name, plan, time_zone, language, base_url) VALUES (?, ?, ?, ?, ?, ?)",
                [site.id.rawValue, site.name, site.plan.rawValue, site.timeZone, site.language, site.baseURL])
        case .memberGeneration(let member, let generation):
            try run("UPDATE main.member SET page_generation = ? WHERE id = ?", [generation, member.rawValue])
        case .sessionGeneration(let session, let generation):
            try run("UPDATE main.session SET page_generation = ? WHERE id = ?", [generation, session.rawValue])
        case .erase(let member):
            try run("DELETE FROM main.delivery WHERE booking_id IN (SELECT id FROM booking WHERE member_id = ?)", [member.rawValue])
            try run("DELETE FROM main.booking WHERE member_id = ?", [member.rawValue])
            try run("DELETE FROM main.member WHERE id = ?", [member.rawValue])
        }
    }

    /// A link that is given back to its source is what the next import reads, though the source is as it was.
    private func readAgain(_ table: String, _ id: Int64) throws {
        try run(
            """
            UPDATE main.source SET stamp = 'reset-' || (SELECT coalesce(max(id), 0) FROM main.change_log)
            WHERE name = (SELECT source FROM main.\(table) WHERE id = ?)
            """, [id])
    }

    private func connect(_ id: Account.ID?, of staff: Staff.ID?, _ connection: AccountConnection, in site: Site) throws {
        var user: String?
        var link: Link?
        switch connection {
        case .zoom(let name): user = name
        case .custom(let own): link = own
        }
        let values: StatementArguments = [
            (link == nil ? Account.Kind.Code.zoom : .custom).rawValue, user, link?.url, link?.password ?? "", link?.details ?? "",
        ]
        if let id {
            try run(
                """
                UPDATE main.conferencing_account SET connection_status = 'CONNECTED', type = ?, zoom_user = ?, link_url = ?, link_password = ?,
                    link_description = ?
                WHERE id = ?
                """, values + [id.rawValue])
        } else {
            try run(
                """
                INSERT INTO main.conferencing_account
                    (connection_status, type, zoom_user, link_url, link_password, link_description, site_id, staff_id)
                VALUES ('CONNECTED', ?, ?, ?, ?, ?, ?, ?)
                """, values + [site.id.rawValue, staff?.rawValue])
        }
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try database.execute(sql: sql, arguments: arguments)
    }
}
