import BusinessKit
import Foundation
import TestKit
import Testing

/// Bookings that already are somewhere else.
@Suite struct ImportTests {
    @Test func `a shop's rows become members, sessions and bookings with pages`() throws {
        let importer = try Importer()
        try importer.makeShop()
        let answer = try importer.doing()
        #expect(answer.total == .init(new: 10, changed: 0, cancelled: 0, kept: 0))
        #expect(
            try importer.studio.sql("SELECT first_name, email, source, external_id FROM member ORDER BY external_id LIMIT 1")
                == "Client 1|client1@example.org|shop|1")
        #expect(
            try importer.studio.sql("SELECT DISTINCT link_state, link_owner FROM session") == "SET|SOURCE")
        // 10:00 in Berlin in winter.
        #expect(try importer.studio.sql("SELECT starts_at FROM session WHERE external_id = '1'") == "1798880400")
        #expect(try importer.studio.sql("SELECT DISTINCT actor, action FROM change_log") == "import:shop|import.new")
        try importer.studio.build()
        #expect(try importer.studio.pages().filter { $0.kind == "my-bookings" }.count == 3)
    }

    @Test func `ids are made from keys, as the manual says`() throws {
        let importer = try Importer()
        try importer.makeShop(1)
        try importer.doing()
        // Python: 2**52 + (int.from_bytes(sha256(b"joinery-import-1\0shop\0member\0" + b"1").digest()[:8]) >> 12)
        let script =
            "import hashlib;print(2**52+(int.from_bytes(hashlib.sha256(b'joinery-import-1\\0shop\\0member\\0001').digest()[:8],'big')>>12))"
        let expected = try Program.named("python3").run(["-c", script]).output.trimmingCharacters(in: .newlines)
        #expect(try importer.studio.sql("SELECT id FROM member") == expected)
    }

    @Test func `a second import writes nothing: the database has the same bytes and the same time`() throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.doing()
        let before = try importer.state()
        #expect(try importer.doing().total == .init(new: 0, changed: 0, cancelled: 0, kept: 10))
        #expect(try importer.state() == before)
        // An older file has a stamp that counts: it is read once more, and then not even opened.
        try importer.settle()
        try Waiting.until("the stamp counts") { try importer.doing().unchanged }
        #expect(try importer.state() == before)
    }

    @Test func `a dry run tells row by row, and changes nothing`() throws {
        let importer = try Importer()
        try importer.makeShop(1)
        let before = try importer.state()
        let outcome = try importer.studio.joinery("import", "--dry-run")
        #expect(outcome.exit == 0)
        #expect(outcome.output.contains("shop (studio): would be 4 new, 0 changed, 0 cancelled, 0 kept\n"))
        #expect(outcome.output.contains("  new member `1` ("))
        #expect(try importer.state() == before)
    }

    @Test func `a database made anew, from rows in another order, has the same ids and the same pages`() throws {
        let importer = try Importer()
        try importer.makeShop(5)
        try importer.doing()
        let first = try importer.studio.build().contents
        let other = try Importer()
        try other.makeShop(5)
        // Without a key of its own a table keeps the order in which its rows were written.
        for table in ["client", "slot", "place"] {
            try other.shop(
                "CREATE TABLE other AS SELECT * FROM \(table) ORDER BY id DESC; DROP TABLE \(table); ALTER TABLE other RENAME TO \(table)")
        }
        try other.doing()
        #expect(try other.studio.build().contents == first)
    }

    @Test func `what changed is changed, and the client who knows is told`() throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.doing()
        try importer.studio.sql(
            """
            INSERT INTO delivery SELECT b.id, s.id, 'CONFIRMATION', 5, '\(String(repeating: "0", count: 64))', starts_at, ends_at, location, s.status
            FROM booking b JOIN session s ON s.id = b.session_id WHERE b.external_id = '2'
            """)
        try importer.shop("UPDATE slot SET starts = '2027-02-01 09:00', ends = '2027-02-01 10:00' WHERE id = 2")
        let answer = try importer.doing()
        #expect(answer.tables["session"] == .init(new: 0, changed: 1, cancelled: 0, kept: 2))
        #expect(answer.outdated.count == 1)
        #expect(try importer.studio.sql("SELECT revision FROM session WHERE external_id = '2'") == "1")
        #expect(
            try importer.studio.sql("SELECT actor, before FROM change_log WHERE action = 'import.changed'")
                == #"import:shop|{"ends_at":1798970400,"starts_at":1798966800}"#)
    }

    @Test func `what is gone from a complete source is cancelled, never deleted; an incomplete one cancels nothing`() throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.doing()
        try importer.shop("DELETE FROM place WHERE id = 1; DELETE FROM slot WHERE id = 1; DELETE FROM client WHERE id = 1")
        try importer.configure(read: "shop.sqlite", adapter: "shop", more: "complete: false")
        #expect(try importer.doing().total.cancelled == 0)
        try importer.configure(read: "shop.sqlite", adapter: "shop")
        #expect(try importer.doing().total == .init(new: 0, changed: 0, cancelled: 2, kept: 7))
        #expect(
            try importer.studio.sql(
                "SELECT b.status, s.status, m.first_name FROM booking b JOIN session s ON s.id = session_id JOIN member m ON m.id = member_id WHERE b.external_id = '1'"
            )
                == "CANCELED|CANCELLED|Client 1")
        // It comes back if the source has it again.
        try importer.shop(
            "INSERT INTO client VALUES (1, 'Client 1', 'client1@example.org'); INSERT INTO slot VALUES (1, '2027-01-02 10:00', '2027-01-02 11:00', 'https://meet.jit.si/1'); INSERT INTO place VALUES (1, 1, 1, 'CONFIRMED')"
        )
        try importer.doing()
        #expect(try importer.studio.sql("SELECT status FROM booking WHERE external_id = '1'") == "CONFIRMED")
    }

    @Test func `past rows stay as they are when the source has forgotten them`() throws {
        let importer = try Importer()
        try importer.makeShop(2)
        try importer.shop("UPDATE slot SET starts = '2026-01-01 10:00', ends = '2026-01-01 11:00' WHERE id = 1")
        try importer.doing()
        try importer.shop("DELETE FROM place WHERE id = 1; DELETE FROM slot WHERE id = 1")
        #expect(try importer.doing().total.cancelled == 0)
    }

    @Test func `half of the bookings gone is refused, unless it is said that they may`() throws {
        let importer = try Importer()
        try importer.makeShop(20)
        try importer.doing()
        try importer.shop("DELETE FROM place WHERE id > 10")
        let before = try importer.state()
        let refused = try importer.studio.joinery("import")
        #expect(refused.exit == 4)
        #expect(
            refused.errors.hasPrefix("Error: shop: 10 of 20 bookings to come would be cancelled, 5 may; nothing was written\nHint: "))
        #expect(try importer.state() == before)
        #expect(try importer.doing("--max-cancellations", "10").tables["booking"]?.cancelled == 10)
    }

    @Test func `a complete source without a row is refused`() throws {
        let importer = try Importer()
        try importer.makeShop(2)
        try importer.doing()
        try importer.adapter(
            Importer.adapter.replacing("SELECT 1 AS key, 'Lesson' AS name", with: "SELECT 1 AS key, 'Lesson' AS name WHERE 0"))
        try importer.shop("DELETE FROM place; DELETE FROM slot; DELETE FROM client")
        #expect(try importer.studio.joinery("import").exit == 4)
    }

    @Test func `somebody else behind a key is refused, unless it is accepted`() throws {
        let importer = try Importer()
        try importer.makeShop(2)
        try importer.doing()
        try importer.shop("UPDATE client SET name = 'Eve', mail = 'eve@example.org' WHERE id = 1")
        #expect(try importer.studio.joinery("import").exit == 4)
        #expect(try importer.doing("--accept-new-identities").total.changed == 1)
    }

    @Test func `links that were changed here stay, until they are given back`() throws {
        let importer = try Importer()
        try importer.makeShop(2)
        try importer.doing()
        let id = try importer.studio.sql("SELECT id FROM session WHERE external_id = '1'")
        // By the key of the source.
        try importer.studio.doing("link", "set", "1", "--url", "https://whereby.com/mine")
        #expect(try importer.studio.sql("SELECT link_owner, link_url FROM session WHERE id = \(id)") == "HERE|https://whereby.com/mine")
        try importer.shop("UPDATE slot SET link = 'https://meet.jit.si/new'")
        let answer = try importer.doing()
        #expect(answer.linksKept == 1 && answer.total.changed == 1)
        #expect(try importer.studio.sql("SELECT link_url FROM session WHERE id = \(id)") == "https://whereby.com/mine")
        try importer.studio.doing("link", "reset", id)
        try importer.doing()
        #expect(try importer.studio.sql("SELECT link_owner, link_url FROM session WHERE id = \(id)") == "SOURCE|https://meet.jit.si/new")
    }

    @Test func `an erased member is not brought in again`() throws {
        let importer = try Importer()
        try importer.makeShop(2)
        try importer.doing()
        try importer.studio.doing("member", "erase", "CLIENT1@example.org", "--yes")
        let answer = try importer.doing()
        #expect(answer.erased == 2 && answer.total.new == 0)
        #expect(try importer.studio.sql("SELECT count(*) FROM member") == "1")
    }

    @Test func `two sources may have the same keys`() throws {
        let importer = try Importer()
        try importer.makeShop(1)
        try importer.studio.write(
            "sources: {shop: {site: studio, read: shop.sqlite, adapter: shop}, other: {site: studio, read: shop.sqlite, adapter: shop}}\n",
            to: "site-data/joinery.yaml")
        #expect(try importer.studio.joinery("import").exit == 0)
        #expect(try importer.studio.sql("SELECT count(*), count(DISTINCT id) FROM member") == "2|2")
        let outcome = try importer.studio.joinery("member", "rotate", "1")
        #expect(outcome.exit == 64 && outcome.errors.contains("several rows of `member` are called `1`"))
        #expect(try importer.studio.joinery("member", "rotate", "other:1").exit == 0)
    }

    @Test func `what export writes gives the same pages in an empty database`() throws {
        let studio = try Business(Business.rows + Business.harbour)
        try studio.doing("link", "set", "1", "--url", "https://whereby.com/mine")
        let first = try studio.build().contents
        let lines = try studio.doing("export")
        let other = try Business("")
        let outcome = try other.joinery("import", "-", input: lines)
        #expect(outcome.exit == 0, "\(outcome.errors)")
        #expect(try other.build().contents == first)
        #expect(try other.joinery("import", "-", input: lines).exit == 4)
        #expect(try Business("").joinery("import", "-", input: String(lines.dropLast(30))).exit == 66)
        #expect(try other.doing("export") == lines)
    }

    @Test func `JSON Lines bring the tables themselves`() throws {
        let importer = try Importer()
        try importer.configure("app", read: "-")
        let lines = """
            {"service": {"key": "s", "name": "Lesson"}}
            {"session": {"key": 7, "service": "s", "starts_at": "2027-01-02T10:00:00Z", "ends_at": 1798887600}}
            {"table": "member", "key": "m", "first_name": "Zoë"}
            {"booking": {"key": "b", "member": "m", "session": "7", "status": "CONFIRMED"}}

            """
        #expect(try importer.doing("-", input: lines + "{\"end\": 4}\n").total.new == 4)
        #expect(try importer.studio.sql("SELECT external_id, ends_at - starts_at FROM session") == "7|3600")
        let cut = try importer.studio.joinery("import", "app", input: lines)
        #expect(cut.exit == 66 && cut.errors.contains("is cut short"))
        let misspelt = try importer.studio.joinery(
            "import", "app", input: lines.replacing("first_name", with: "frist_name") + "{\"end\": 4}")
        #expect(misspelt.exit == 66 && misspelt.errors.contains("line 3: `member` has no column `frist_name`; did you mean `first_name`?"))
    }
}
