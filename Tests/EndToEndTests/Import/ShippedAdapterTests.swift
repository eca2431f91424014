import BusinessKit
import Foundation
import TestKit
import Testing

/// Each shipped adapter, on a sample of what its system writes.
@Suite struct ShippedAdapterTests {
    @Test func `django-appointment's own database`() throws {
        let importer = try Importer()
        try importer.shop(Repository.text("Tests/EndToEndTests/Import/samples/django-appointment.sql"))
        try importer.configure(read: "shop.sqlite", adapter: "django-appointment", more: "zone: Europe/Vienna")
        let answer = try importer.doing()
        #expect(answer.tables.mapValues(\.new) == ["staff": 2, "service": 3, "service_staff": 4, "session": 9, "member": 5, "booking": 8])
        try importer.studio.build()
    }

    @Test func `Cal.com's API: a moved booking keeps its key, seats are places of their own`() throws {
        let importer = try Importer()
        try importer.take(sample: "calcom-v2-bookings.json", as: "calcom.json")
        try importer.configure(read: "calcom.json", adapter: "calcom-api")
        #expect(
            try importer.doing().tables.mapValues(\.new) == [
                "staff": 1, "service": 3, "service_staff": 3, "session": 4, "member": 5, "booking": 5,
            ])
        #expect(
            try importer.studio.sql("SELECT datetime(starts_at, 'unixepoch'), link_state FROM session WHERE external_id = 'old1'")
                == "2027-01-20 14:00:00|INHERIT")
        #expect(
            try importer.studio.sql("SELECT count(*) FROM booking b JOIN session s ON s.id = session_id WHERE s.external_id = 'seat2'")
                == "2")
    }

    /// What db-to-sqlite made of Cal.com's tables in PostgreSQL, after the first booking was moved.
    @Test func `Cal.com's own tables: a moved booking keeps its session, its join page and its calendar entry, and its client is told`()
        throws
    {
        let importer = try Importer()
        try importer.shop(Repository.text("Tests/EndToEndTests/Import/samples/calcom.sql"))
        // As it was before.
        try importer.shop(
            """
            CREATE TABLE kept AS SELECT * FROM Booking WHERE id = 3;
            DELETE FROM Booking WHERE id = 3; UPDATE Booking SET status = 'accepted' WHERE id = 1;
            """)
        try importer.configure("calcom", read: "shop.sqlite", adapter: "calcom", more: "zone: UTC")
        let studio = importer.studio
        #expect(
            try importer.doing().tables.mapValues(\.new) == [
                "staff": 1, "service": 2, "service_staff": 2, "session": 2, "member": 3, "booking": 3,
            ])
        #expect(
            try studio.sql("SELECT link_url, link_password FROM session WHERE external_id = 'first'")
                == "https://us02web.zoom.us/j/85511112222?pwd=abc|451902")
        try studio.build()
        let (pages, event) = (Set(try studio.pages().map(\.path)), try eventIDs(studio))
        try studio.sql(
            "INSERT INTO delivery SELECT b.id, s.id, 'CONFIRMATION', 5, '', starts_at, ends_at, s.location, s.status FROM booking b JOIN session s ON s.id = b.session_id WHERE s.external_id = 'first'"
        )
        try importer.shop("INSERT INTO Booking SELECT * FROM kept; UPDATE Booking SET status = 'cancelled' WHERE id = 1")
        let answer = try importer.doing()
        #expect(answer.total == .init(new: 0, changed: 2, cancelled: 0, kept: 11) && answer.outdated.count == 1)
        #expect(
            try studio.sql("SELECT datetime(starts_at, 'unixepoch'), revision FROM session WHERE external_id = 'first'")
                == "2027-01-20 14:00:00|1")
        #expect(try studio.sql("SELECT manage_url FROM booking WHERE external_id = 'first'") == "https://app.cal.com/booking/second")
        try studio.build()
        #expect(try Set(studio.pages().map(\.path)) == pages)
        #expect(try eventIDs(studio) == event)
    }

    /// The names of all calendar entries.
    private func eventIDs(_ studio: Business) throws -> [String] {
        try PublishedTree(studio.output).files.filter { $0.key.hasSuffix(".ics") }.values.flatMap {
            $0.text.split(separator: "\r\n").filter { $0.hasPrefix("UID:") }.map(String.init)
        }.sorted()
    }

    /// What mysql2sqlite made of Easy!Appointments' tables in MariaDB.
    @Test func `Easy!Appointments' own tables: times are on the provider's clocks, a group is one session`() throws {
        let importer = try Importer()
        try importer.shop(Repository.text("Tests/EndToEndTests/Import/samples/easyappointments.sql"))
        try importer.configure("ea", read: "shop.sqlite", adapter: "easyappointments")
        #expect(
            try importer.doing().tables.mapValues(\.new) == [
                "staff": 2, "service": 2, "service_staff": 3, "session": 3, "member": 2, "booking": 4,
            ])
        #expect(
            try importer.studio.sql(
                "SELECT datetime(starts_at, 'unixepoch') FROM session WHERE external_id IN ('1', '2') ORDER BY external_id")
                == "2027-01-12 09:00:00\n2027-01-12 15:00:00")
        #expect(try importer.studio.sql("SELECT language FROM member WHERE external_id = '3'") == "de")
        try importer.studio.build()
    }

    @Test func `Calendly's events and invitees`() throws {
        let importer = try Importer()
        try importer.take(sample: "calendly-events-invitees.json", as: "calendly.json")
        try importer.configure(read: "calendly.json", adapter: "calendly")
        #expect(
            try importer.doing().tables.mapValues(\.new) == [
                "staff": 1, "service": 1, "service_staff": 1, "session": 3, "member": 3, "booking": 4,
            ])
        #expect(
            try importer.studio.sql(
                "SELECT s.external_id LIKE '%EV2', b.status, b.manage_url FROM booking b JOIN session s ON s.id = session_id WHERE b.external_id LIKE '%IN2'"
            )
            .hasPrefix("1|CONFIRMED|https://calendly.com/"))
    }

    @Test("Wix's JSON, from REST and Velo", arguments: ["wix-extended-bookings.json", "wix-velo-extended-bookings.json"])
    func wix(sample: String) throws {
        let importer = try Importer()
        for name in [sample, "wix-services.json", "wix-course-events.json"] { try importer.take(sample: name, as: "wix/\(name)") }
        try importer.configure(read: "wix", adapter: "wix", more: "zone: Europe/London")
        let answer = try importer.doing()
        #expect(answer.tables["service"]?.new == 3 && answer.errors == 0)
        #expect(try importer.studio.sql("SELECT link_url FROM service WHERE type = 'COURSE'") == "")
        #expect(try importer.studio.sql("SELECT count(*) FROM session WHERE link_url LIKE '%zak%'") == "0")
        try importer.studio.build()
    }

    @Test("Wix's booking list, in English and German", arguments: [("en", "Europe/London", 5), ("de", "Europe/Berlin", 2)])
    func wixList(language: String, zone: String, bookings: Int) throws {
        let importer = try Importer()
        try importer.take(sample: "wix-booking-list.\(language).csv", as: "list.csv")
        try importer.configure(read: "list.csv", adapter: "wix-booking-list", more: "zone: \(zone)")
        #expect(try importer.doing().tables["booking"]?.new == bookings)
    }

    @Test func `the example of the spreadsheet, and its sample`() throws {
        let importer = try Importer()
        try importer.studio.write(try importer.studio.doing("import", "--example"), to: "bookings.csv")
        try importer.configure(read: "bookings.csv", adapter: "spreadsheet")
        #expect(try importer.doing().tables["booking"]?.new == 3)
        try importer.take(sample: "spreadsheet.joinery.csv", as: "bookings.csv")
        #expect(try importer.doing().tables["booking"]?.new == 3)
    }

    @Test func `German Excel's table, with an adapter of one's own`() throws {
        let importer = try Importer()
        try importer.take(sample: "spreadsheet.german-excel.csv", as: "kurse.csv")
        try importer.adapter(
            """
            CREATE TEMP VIEW service AS SELECT DISTINCT "Kurs" AS key, "Kurs" AS name, 'CLASS' AS type FROM source.rows;
            CREATE TEMP VIEW session AS
            SELECT DISTINCT "Kurs" || "Datum" AS key, "Kurs" AS service, instant("Datum" || ' ' || "Uhrzeit", NULL, 'dd.MM.yyyy HH:mm') AS starts_at,
              instant("Datum" || ' ' || "Uhrzeit", NULL, '%d.%m.%Y %H:%M') + 60 * "Dauer (min)" AS ends_at FROM source.rows;
            CREATE TEMP VIEW member AS SELECT DISTINCT lower("E-Mail") AS key, "Name" AS first_name, "E-Mail" AS email FROM source.rows;
            CREATE TEMP VIEW booking AS
            SELECT line AS key, lower("E-Mail") AS member, "Kurs" || "Datum" AS session,
              CASE "Status" WHEN 'bestätigt' THEN 'CONFIRMED' WHEN 'storniert' THEN 'CANCELED' ELSE "Status" END AS status FROM source.rows;
            """)
        try importer.configure(read: "kurse.csv", adapter: "shop")
        let answer = try importer.doing()
        #expect(answer.findings.filter { $0.code == "invalid-text" }.count == 1)
        #expect(try importer.studio.sql("SELECT first_name FROM member ORDER BY 1 LIMIT 1") == "Jürgen Müller")
        #expect(try importer.studio.sql("SELECT (ends_at - starts_at) / 60 FROM session") == "75")
    }

    @Test func `adapters are listed, copied, compared and drafted`() throws {
        let importer = try Importer()
        try importer.makeShop()
        #expect(try importer.studio.doing("adapters", "list").contains("built-in  wix "))
        #expect(try importer.studio.doing("adapters", "export", "wix") == "made  DIR/site-data/adapters/wix.sql\n")
        #expect(try importer.studio.doing("adapters", "diff") == "")
        try importer.studio.write(try importer.studio.text("site-data/adapters/wix.sql") + "-- Mine\n", to: "site-data/adapters/wix.sql")
        #expect(try importer.studio.doing("adapters", "diff").hasSuffix("+-- Mine\n"))
        let draft = try Program.joinery.run(["adapters", "draft", importer.studio.path + "/shop.sqlite"])
        #expect(draft.exit == 0)
        for words in ["--   client (id, name, mail)", "CREATE TEMP VIEW member AS", "FROM source.\"client\";"] {
            #expect(draft.output.contains(words), "\(draft.output)")
        }
        // Each statement of it is SQL.
        try importer.adapter(draft.output)
        let tried = try importer.studio.joinery("import", "--dry-run")
        #expect(!tried.errors.contains("syntax error"), "\(tried.errors)")
    }
}
