import BusinessKit
import Foundation

extension BadInput {
    /// Rows that refer to what is not there, not theirs, or of another kind; written with foreign keys off, as by a careless import.
    static let references =
        [
            dangling("staff", "site_id", to: "site", "'gone'", "INSERT INTO staff (id, site_id, name) VALUES (7, 'gone', 'X')"),
            dangling(
                "service", "site_id", to: "site", "'gone'", "INSERT INTO service (id, site_id, type, name) VALUES (7, 'gone', 'CLASS', 'X')"
            ),
            dangling(
                "conferencing_account", "site_id", to: "site", "'gone'",
                """
                INSERT INTO conferencing_account (id, site_id, type, connection_status, zoom_user)
                VALUES (7, 'gone', 'ZOOM', 'CONNECTED', 'x')
                """),
            dangling(
                "conferencing_account", "staff_id", to: "staff", "77",
                """
                INSERT INTO conferencing_account (id, site_id, staff_id, type, connection_status, zoom_user)
                VALUES (7, 'studio', 77, 'ZOOM', 'CONNECTED', 'x')
                """),
            dangling("member", "site_id", to: "site", "'gone'", "INSERT INTO member (id, site_id, first_name) VALUES (7, 'gone', 'X')"),
            dangling(
                "session", "service_id", to: "service", "77",
                "INSERT INTO session (id, service_id, starts_at, ends_at) VALUES (7, 77, 0, 1)"),
            dangling(
                "session", "staff_id", to: "staff", "77",
                "INSERT INTO session (id, service_id, staff_id, starts_at, ends_at) VALUES (7, 1, 77, 0, 1)"),
            dangling(
                "booking", "member_id", to: "member", "77",
                "INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (7, 77, 1, 'PENDING', 0)"),
            dangling(
                "booking", "session_id", to: "session", "77",
                "INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (7, 1, 77, 'PENDING', 0)"),
            dangling(
                "booking", "course_id", to: "service", "77",
                "INSERT INTO booking (id, member_id, course_id, status, booked_at) VALUES (7, 1, 77, 'PENDING', 0)"),
            dangling(
                "zoom_meeting", "account_id", to: "conferencing_account", "77",
                "INSERT INTO zoom_meeting (id, account_id, session_id, meeting_id, join_url) VALUES (7, 77, 1, '1', 'https://zoom.us/j/1')"),
            dangling(
                "zoom_meeting", "session_id", to: "session", "77",
                "INSERT INTO zoom_meeting (id, account_id, session_id, meeting_id, join_url) VALUES (7, 1, 77, '1', 'https://zoom.us/j/1')"),
            dangling(
                "zoom_meeting", "course_id", to: "service", "77",
                "INSERT INTO zoom_meeting (id, account_id, course_id, meeting_id, join_url) VALUES (7, 1, 77, '1', 'https://zoom.us/j/1')"),
        ]
        + [
            .finding(
                "an assignment of somebody who does not exist", "service_staff:1",
                "`staff_id` or `service_id` names a row that does not exist: `77`", advice: "delete the row",
                sql: "INSERT INTO service_staff VALUES (1, 77)"),

            .finding(
                "an assignment of somebody of another site", "service_staff:1", "`staff_id` names a row of another site: `9`",
                advice: "let the row refer to one of its own site", sql: Business.harbour + "INSERT INTO service_staff VALUES (1, 9)"),
            .finding(
                "an account of somebody of another site", "conferencing_account:2", "`staff_id` names a row of another site: `9`",
                advice: "let the row refer to one of its own site",
                sql: Business.harbour + """
                    INSERT INTO conferencing_account (id, site_id, staff_id, type, connection_status, link_url)
                    VALUES (2, 'studio', 9, 'CUSTOM', 'CONNECTED', 'https://meet.jit.si/x')
                    """),
            .finding(
                "a session given by somebody of another site", "session:1", "`staff_id` names a row of another site: `9`",
                advice: "let the row refer to one of its own site", sql: Business.harbour + "UPDATE session SET staff_id = 9 WHERE id = 1"),
            .finding(
                "a Zoom meeting of an account of another site", "zoom_meeting:1", "`account_id` names a row of another site: `9`",
                advice: "let the row refer to one of its own site",
                sql: Business.harbour + """
                    INSERT INTO zoom_meeting (id, account_id, session_id, meeting_id, join_url) VALUES (1, 9, 1, '1', 'https://zoom.us/j/1')
                    """),
            .finding(
                "a booking of a session of another site", "booking:3", "`session_id` or `course_id` names a row of another site: `9`",
                advice: "let the row refer to one of its own site", sql: Business.harbour + "UPDATE booking SET session_id = 9 WHERE id = 3"
            ),

            .finding(
                "a booking of a course by one of its sessions", "booking:3",
                "`session_id` names session `2` of a course: a course is booked as a whole",
                advice: "name the course as `course_id` instead", sql: "UPDATE booking SET session_id = 2 WHERE id = 3"),
            .finding(
                "a booking of a class as if it were a course", "booking:2", "`course_id` names service `1`, which is no course",
                advice: "name one of its sessions as `session_id` instead", sql: "UPDATE booking SET course_id = 1 WHERE id = 2"),
        ]

    /// - `row`: SQL that adds a row with the id 7, which nothing else refers to.
    private static func dangling(_ table: String, _ column: String, to target: String, _ value: String, _ row: String) -> BadInput {
        let name = value.trimmingCharacters(in: ["'"])
        return finding(
            "\(table) whose \(column) leads nowhere", "\(table):7", "`\(column)` names \(target) `\(name)`, which does not exist",
            advice: "correct `\(column)` or delete the row", sql: row)
    }
}
