internal import Bookings

/// One way in which rows can refer to what is not there or not theirs, as a query that finds them.
struct ReferenceRule {
    let code: Finding.Code
    let table: String
    /// What is wrong, with `?` where the second column's value goes.
    let sentence: String
    let advice: String
    /// Finds the row's id, what it refers to, and the one or two sites that the row belongs to; NULL for none.
    let sql: String

    /// Names a column that refers to a row that must exist.
    private static func dangling(_ table: String, _ column: String, to target: String, isOptional: Bool = false) -> ReferenceRule {
        ReferenceRule(
            code: .brokenReference, table: table, sentence: "`\(column)` names \(target) `?`, which does not exist",
            advice: "correct `\(column)` or delete the row",
            sql: """
                SELECT id, \(column), \(site(of: table)), NULL FROM \(table) t
                WHERE \(isOptional ? "\(column) IS NOT NULL AND " : "")ifnull(\(column) NOT IN (SELECT id FROM \(target)), TRUE)
                """)
    }

    /// The site of a row of table `t`, as an expression.
    private static func site(of table: String) -> String {
        switch table {
        case "session": "(SELECT v.site_id FROM service v WHERE v.id = t.service_id)"
        case "zoom_meeting": "(SELECT a.site_id FROM conferencing_account a WHERE a.id = t.account_id)"
        case "booking": "(SELECT m.site_id FROM member m WHERE m.id = t.member_id)"
        default: "t.site_id"
        }
    }

    private static func crossing(_ table: String, _ column: String, _ sql: String) -> ReferenceRule {
        ReferenceRule(
            code: .crossSiteReference, table: table, sentence: "`\(column)` names a row of another site: `?`",
            advice: "let the row refer to one of its own site", sql: sql)
    }

    /// Names what there may be one of alone. The index that keeps it so may be another than it says.
    ///
    /// - `columns`: what must not come again together, of table `t`.
    private static func twice(_ table: String, _ columns: String, _ sentence: String, where filter: String, site: String) -> ReferenceRule {
        ReferenceRule(
            code: .duplicateRow, table: table, sentence: sentence, advice: "delete one of them",
            sql: "SELECT max(id), min(id), \(site), NULL FROM \(table) t WHERE \(filter) GROUP BY \(columns) HAVING count(*) > 1")
    }

    static let all: [ReferenceRule] = [
        twice("site", "id", "has the id of another site, `?`", where: "TRUE", site: "NULL"),
        twice(
            "conferencing_account", "site_id", "is a default account, and so is account `?` of the same site", where: "staff_id IS NULL",
            site: "t.site_id"),
        twice(
            "conferencing_account", "staff_id", "is of the same staff member as account `?`", where: "staff_id IS NOT NULL",
            site: "t.site_id"),
        twice(
            "zoom_meeting", "account_id, session_id, course_id", "is of the same account and session or course as meeting `?`",
            where: "TRUE", site: site(of: "zoom_meeting")),
        dangling("staff", "site_id", to: "site"),
        dangling("service", "site_id", to: "site"),
        dangling("conferencing_account", "site_id", to: "site"),
        dangling("conferencing_account", "staff_id", to: "staff", isOptional: true),
        dangling("member", "site_id", to: "site"),
        dangling("session", "service_id", to: "service"),
        dangling("session", "staff_id", to: "staff", isOptional: true),
        dangling("zoom_meeting", "account_id", to: "conferencing_account"),
        dangling("zoom_meeting", "session_id", to: "session", isOptional: true),
        dangling("zoom_meeting", "course_id", to: "service", isOptional: true),
        dangling("booking", "member_id", to: "member"),
        dangling("booking", "session_id", to: "session", isOptional: true),
        dangling("booking", "course_id", to: "service", isOptional: true),
        ReferenceRule(
            code: .brokenReference, table: "service_staff", sentence: "`staff_id` or `service_id` names a row that does not exist: `?`",
            advice: "delete the row",
            sql: """
                SELECT service_id, staff_id, (SELECT site_id FROM service WHERE id = service_id),
                    (SELECT site_id FROM staff WHERE id = staff_id)
                FROM service_staff
                WHERE ifnull(service_id NOT IN (SELECT id FROM service), TRUE) OR ifnull(staff_id NOT IN (SELECT id FROM staff), TRUE)
                """),
        ReferenceRule(
            code: .invalidValue, table: "delivery", sentence: "`booking_id` or `session_id` is no whole number: beside it `?`",
            advice: "delete the row",
            sql: """
                SELECT booking_id, session_id, NULL, NULL FROM delivery
                WHERE typeof(booking_id) <> 'integer' OR typeof(session_id) <> 'integer'
                """),
        crossing(
            "service_staff", "staff_id",
            """
            SELECT a.service_id, a.staff_id, v.site_id, p.site_id FROM service_staff a JOIN service v ON v.id = a.service_id JOIN staff p ON p.id = a.staff_id
            WHERE v.site_id <> p.site_id
            """),
        crossing(
            "conferencing_account", "staff_id",
            "SELECT a.id, a.staff_id, a.site_id, p.site_id FROM conferencing_account a JOIN staff p ON p.id = a.staff_id WHERE a.site_id <> p.site_id"
        ),
        crossing(
            "session", "staff_id",
            """
            SELECT s.id, s.staff_id, v.site_id, p.site_id FROM session s JOIN service v ON v.id = s.service_id JOIN staff p ON p.id = s.staff_id
            WHERE v.site_id <> p.site_id
            """),
        crossing(
            "zoom_meeting", "account_id",
            """
            SELECT m.id, m.account_id, v.site_id, a.site_id FROM zoom_meeting m LEFT JOIN session s ON s.id = m.session_id
            JOIN service v ON v.id = coalesce(m.course_id, s.service_id) JOIN conferencing_account a ON a.id = m.account_id
            WHERE v.site_id <> a.site_id
            """),
        crossing(
            "booking", "session_id` or `course_id",
            """
            SELECT b.id, coalesce(b.session_id, b.course_id), v.site_id, m.site_id FROM booking b JOIN member m ON m.id = b.member_id
            LEFT JOIN session s ON s.id = b.session_id JOIN service v ON v.id = coalesce(b.course_id, s.service_id)
            WHERE v.site_id <> m.site_id
            """),
        ReferenceRule(
            code: .bookingKind, table: "booking", sentence: "`session_id` names session `?` of a course: a course is booked as a whole",
            advice: "name the course as `course_id` instead",
            sql: """
                SELECT b.id, b.session_id, (SELECT m.site_id FROM member m WHERE m.id = b.member_id), NULL FROM booking b
                WHERE b.session_id IN (SELECT s.id FROM session s JOIN service v ON v.id = s.service_id WHERE v.type = 'COURSE')
                """),
        ReferenceRule(
            code: .bookingKind, table: "booking", sentence: "`course_id` names service `?`, which is no course",
            advice: "name one of its sessions as `session_id` instead",
            sql: """
                SELECT b.id, b.course_id, v.site_id, (SELECT m.site_id FROM member m WHERE m.id = b.member_id)
                FROM booking b JOIN service v ON v.id = b.course_id WHERE v.type <> 'COURSE'
                """),
    ]
}
