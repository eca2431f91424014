import Bookings
import Foundation
import GRDB
import TestKit
import Testing

@testable import BookingDatabase

/// What the schema does not allow does not pass the reader either, whatever the file says of itself.
@Suite struct DoorTests {
    /// Of every storage class, and at every edge.
    private static let values = [
        "NULL", "0", "-1", "1", "2147483648", "9007199254740992", "253402300800", "9223372036854775807", "-9223372036854775808", "0.5",
        "1.0", "9e999", "''", "'true'", "'1'", "char(0)", "'a' || char(0) || 'b'", "'removed'", "'CANCELLED'", "'../outside'",
        "CAST(x'FF' AS TEXT)", "CAST(x'EDA080' AS TEXT)", "x''", "x'31'", "x'73747564696F'",
    ]

    /// What no page, mail or command reads.
    private static let unread: Set<String> = [
        "staff.email", "staff.external_id", "staff.source", "service.external_id", "service.source", "service.link_owner",
        "session.external_id", "session.source", "session.link_owner", "member.source", "booking.payment_status", "booking.external_id",
        "booking.source",
    ]

    @Test("each column holds what the schema allows, or the row is named", arguments: try LooseDatabase.columns())
    func column(_ column: LooseDatabase.Column) throws {
        for value in Self.values {
            let strict = try LooseDatabase()
            let isAllowed =
                (try? strict.execute("UPDATE \(column.table) SET \(column.name) = \(value) WHERE \(Self.first(column.table))")) != nil
            let loose = try LooseDatabase()
            var isWritten = true
            try loose.withoutRules(of: column.table) {
                // A key of a table is what SQLite itself cannot do without.
                isWritten =
                    (try? loose.execute("UPDATE \(column.table) SET \(column.name) = \(value) WHERE \(Self.first(column.table))")) != nil
            }
            guard isWritten else { continue }
            let complaint = WholeReading.complaint(loose.path)
            let isRead = !Self.unread.contains("\(column.table).\(column.name)") && !["change_log", "source"].contains(column.table)
            if !isAllowed, isRead, complaint == nil {
                Issue.record("\(column.table).\(column.name) = \(value) is read as if it were allowed")
            }
            if let complaint {
                #expect(
                    complaint.contains("`\(column.name)`") || complaint.contains(column.table), "\(column.name) = \(value): \(complaint)")
            }
        }
    }

    /// The row that is changed.
    private static func first(_ table: String) -> String {
        switch table {
        case "service_staff": "service_id = 1"
        case "delivery": "booking_id = 1"
        case "site": "id = 'studio'"
        case "source": "name = 'shop'"
        default: "rowid = 1"
        }
    }

    @Test("a table that is not STRICT is refused", arguments: try Schema.tables(version: Schema.newest).map(\.name))
    func strict(table: String) throws {
        let loose = try LooseDatabase()
        try loose.forge(table, sql: loose.loosened(table))
        let problem = DatabaseProblem.otherTable(path: loose.path, table: table, difference: "it is not STRICT")
        #expect(throws: problem) { try BookingDatabase(path: loose.path) }
        #expect(throws: problem) { try EditableDatabase(path: loose.path) }
    }

    @Test func `a table whose ids are not its rows' own is refused`() throws {
        let loose = try LooseDatabase()
        try loose.forge("staff", sql: loose.text(of: "staff").replacing("id          INTEGER PRIMARY KEY", with: "id          INTEGER"))
        #expect(
            throws: DatabaseProblem.otherTable(path: loose.path, table: "staff", difference: "its primary key is another")
        ) { try BookingDatabase(path: loose.path) }
    }

    @Test(
        "columns that contradict one another are named",
        arguments: [
            ("session", "ends_at = starts_at", "session:1: column `ends_at` of table `session` is not after `starts_at`"),
            ("session", "ends_at = 1", "session:1: column `ends_at` of table `session` is not after `starts_at`"),
            (
                "session", "link_url = 'https://meet.jit.si/x'",
                "session:1: column `link_url` of table `session` is given, although `link_state` is not `SET`"
            ),
            ("booking", "course_id = 2", "booking:1: column `session_id` of table `booking` must be given or `course_id`, and not both"),
            (
                "booking", "session_id = NULL",
                "booking:1: column `session_id` of table `booking` must be given or `course_id`, and not both"
            ),
            (
                "service", "link_url = 'https://meet.jit.si/x'",
                "service:1: column `link_url` of table `service` is given, although `type` is not `COURSE`"
            ),
            (
                "conferencing_account", "zoom_user = 'x'",
                "conferencing_account:1: column `zoom_user` of table `conferencing_account` is given, although `type` is not `ZOOM`"
            ),
            ("delivery", "told_ends_at = 1", "delivery:1: column `told_ends_at` of table `delivery` is before `told_starts_at`"),
        ])
    func contradiction(table: String, change: String, complaint: String) throws {
        let loose = try LooseDatabase()
        try loose.withoutRules(of: table) { try loose.execute("UPDATE \(table) SET \(change) WHERE \(Self.first(table))") }
        #expect(WholeReading.complaint(loose.path) == complaint)
    }

    @Test func `a site's id is a safe name of a folder, or nothing of it is read`() throws {
        for id in ["../outside", "", "Studio", "-a", "a/b", String(repeating: "a", count: 64), "zoé"] {
            let loose = try LooseDatabase()
            try loose.withoutRules(of: "site") { try loose.execute("UPDATE site SET id = '\(id)' WHERE id = 'studio'") }
            let thrown = try #require(throws: UnreadableRows.self) {
                try BookingDatabase(path: loose.path).snapshot { try $0.sites().count }
            }
            #expect(
                thrown.findings.map(\.sentence) == [
                    "column `id` of table `site` holds `\(UnreadableRow.shortened(id))`, allowed 1 to 63 of `a`-`z`, `0`-`9` and `-`, "
                        + "beginning with a letter or digit"
                ])
        }
    }

    @Test(
        "two rows where there may be one are named",
        arguments: [
            ("conferencing_account", "UPDATE conferencing_account SET staff_id = NULL", "conferencing_account:2: is a default account"),
            ("zoom_meeting", "UPDATE zoom_meeting SET session_id = 1", "zoom_meeting:2: is of the same account"),
        ])
    func twice(table: String, change: String, complaint: String) throws {
        let loose = try LooseDatabase()
        for index in try loose.strings("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = '\(table)' AND sql IS NOT NULL")
        {
            try loose.execute("DROP INDEX \(index)")
        }
        try loose.execute(change)
        #expect(WholeReading.complaint(loose.path)?.contains(complaint) == true)
    }

    @Test func `times after the year 2200 are told, those that no calendar can write are refused`() throws {
        let loose = try LooseDatabase()
        try loose.execute("UPDATE booking SET booked_at = 7258118400 WHERE id = 1")
        let findings = try BookingDatabase(path: loose.path).snapshot { try $0.farTimes() }
        #expect(findings.map(\.subject) == ["booking:1"] && findings.map(\.code) == [.farTime])
        #expect(WholeReading.complaint(loose.path) == nil)
        // Now, in milliseconds.
        try loose.execute("UPDATE booking SET booked_at = 1795435200000 WHERE id = 1")
        #expect(
            WholeReading.complaint(loose.path)
                == "booking:1: column `booked_at` of table `booking` holds `1795435200000`, allowed `0` to `253402300799`")
    }
}
