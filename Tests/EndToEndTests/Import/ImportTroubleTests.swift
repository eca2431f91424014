import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// What is wrong with a source, an adapter or a row: told by name, and nothing is written.
@Suite struct ImportTroubleTests {
    /// A row with an error: what makes it, and what is said.
    struct BadRow: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var sql = ""
        var adapter: (String, String) = ("", "")
        let code: String
        let sentence: String
    }

    static let badRows = [
        BadRow(
            testDescription: "no key", adapter: ("id AS key, name AS first", "nullif(id, 2) AS key, name AS first"), code: "missing-value",
            sentence: "`key` is empty"),
        BadRow(
            testDescription: "a key twice", adapter: ("id AS key, name AS first", "min(id, 2) AS key, name AS first"),
            code: "duplicate-row", sentence: "the key is there twice"),
        BadRow(
            testDescription: "a reference to nothing", sql: "UPDATE place SET slot = 99 WHERE id = 2", code: "broken-reference",
            sentence: "`session` is `99`, and there is no such `session`"),
        BadRow(
            testDescription: "an end before the start", sql: "UPDATE slot SET ends = '2027-01-01 09:00' WHERE id = 2",
            code: "invalid-value", sentence: "not after its start"),
        BadRow(
            testDescription: "an unknown status", sql: "UPDATE place SET status = 'CONFIRMD' WHERE id = 2", code: "unknown-word",
            sentence: "did you mean `CONFIRMED`?"),
        BadRow(
            testDescription: "text where a time belongs", sql: "UPDATE slot SET starts = 'soon' WHERE id = 2", code: "invalid-value",
            sentence: "`starts_at` is `soon`, which is no time"),
        BadRow(
            testDescription: "a day without a time", sql: "UPDATE slot SET starts = '2027-01-02' WHERE id = 2", code: "invalid-value",
            sentence: "a day without a time"),
        BadRow(
            testDescription: "milliseconds", sql: "UPDATE slot SET starts = 1798880400000 WHERE id = 2",
            adapter: ("instant(starts)", "instant(CASE WHEN id = 2 THEN CAST(starts AS INTEGER) ELSE starts END)"), code: "far-time",
            sentence: "are they milliseconds"),
        BadRow(
            testDescription: "bytes that are no text", sql: "UPDATE client SET name = CAST(x'ff' AS TEXT) WHERE id = 2",
            code: "invalid-text", sentence: "not UTF-8"),
        BadRow(
            testDescription: "a number where a text belongs",
            adapter: ("name AS first_name", "CASE WHEN id = 2 THEN id ELSE name END AS first_name"), code: "invalid-value",
            sentence: "allowed is a text"),
        BadRow(
            testDescription: "neither session nor course", sql: "UPDATE place SET slot = NULL WHERE id = 2", code: "invalid-value",
            sentence: "neither `session` nor `course`"),
        BadRow(
            testDescription: "no name", sql: "UPDATE client SET name = '' WHERE id = 2", code: "missing-value",
            sentence: "`first_name` is empty"),
    ]

    @Test("a bad row is named, and nothing is written; left out, it stays and the rest goes in", arguments: badRows)
    func bad(row: BadRow) throws {
        let importer = try Importer()
        try importer.makeShop()
        if !row.sql.isEmpty { try importer.shop(row.sql) }
        if !row.adapter.0.isEmpty { try importer.adapter(Importer.adapter.replacing(row.adapter.0, with: row.adapter.1)) }
        let before = try importer.state()
        let answer = try importer.doing(exit: 1)
        let found = try #require(answer.findings.first { $0.severity == "error" })
        #expect(found.code == row.code)
        let advice = try importer.studio.joinery("import").output
        #expect(found.sentence.contains(row.sentence) || advice.contains(row.sentence), "\(found.sentence)")
        #expect(try importer.state() == before)
        #expect(try importer.doing("--leave-out-bad", exit: 1).written)
        #expect(try importer.studio.sql("SELECT count(*) > 0 FROM member WHERE external_id = '1'") == "1")
    }

    @Test func `a bad row stays as it was, and is not gone`() throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.doing()
        try importer.shop("UPDATE place SET status = '?' WHERE id = 2; UPDATE client SET name = 'New' WHERE id = 3")
        let answer = try importer.doing("--leave-out-bad", exit: 1)
        #expect(answer.leftOut == 1 && answer.total.cancelled == 0 && answer.total.changed == 1)
        #expect(try importer.studio.sql("SELECT status FROM booking WHERE external_id = '2'") == "CONFIRMED")
    }

    @Test(
        "an adapter may look, and nothing else",
        arguments: [
            ("ATTACH '/tmp/x.sqlite' AS x;", "ATTACH is not allowed"), ("DELETE FROM source.place;", "DELETE is not allowed"),
            ("PRAGMA journal_mode = WAL;", "PRAGMA is not allowed"),
            ("SELECT load_extension('x');", "a function that loads code is not allowed"),
            ("CREATE TABLE x (a);", "is not allowed"), ("CREATE VIEW x AS SELECT 1 AS a;", "CREATE without TEMP VIEW is not allowed"),
            ("INSERT INTO source.place VALUES (9, 9, 9, 'x');", "INSERT is not allowed"), ("COMMIT;", "is not allowed"),
            ("SELECT 1;", "`CREATE TEMP VIEW` statements alone"), ("DROP VIEW temp.site;", "is not allowed"),
            ("CREATE TEMP TABLE x AS SELECT 1 AS a;", "is not allowed"), ("VACUUM INTO '/tmp/x';", "cannot VACUUM"),
            ("CREATE TEMP VIEW x AS SELECT * FROM pragma_database_list;", "PRAGMA is not allowed"),
        ])
    func hostile(statement: String, sentence: String) throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.adapter("-- Hostile\n\n\(statement)\n\(Importer.adapter)")
        let source = try Data(contentsOf: URL(fileURLWithPath: importer.studio.path + "/shop.sqlite"))
        let outcome = try importer.studio.joinery("import")
        #expect(outcome.exit == 1)
        #expect(outcome.errors.contains("site-data/adapters/shop.sql`, line 3: "), "\(outcome.errors)")
        #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
        #expect(try importer.studio.sql("SELECT count(*) FROM member") == "0")
        #expect(try Data(contentsOf: URL(fileURLWithPath: importer.studio.path + "/shop.sqlite")) == source)
    }

    @Test func `an adapter that recurses for ever is ended`() throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.adapter(
            Importer.adapter.replacing(
                "SELECT id AS key, name",
                with: "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT (SELECT count(*) FROM n) AS key, name"))
        let outcome = try importer.studio.joinery("import", "--time-limit", "1")
        #expect(outcome.exit == 1 && outcome.errors.contains("gives no row within 1 seconds"), "\(outcome.errors)")
    }

    @Test(
        "an unknown name is told with its line and the nearest there is",
        arguments: [
            ("AS starts_at,", "AS start_at,", 3, "the view `session` has no column `start_at`; did you mean `starts_at`?"),
            ("CREATE TEMP VIEW booking", "CREATE TEMP VIEW bookings", 6, "there is no view `bookings`; did you mean `booking`?"),
            ("source.place", "source.palce", 6, "no such table: source.palce; did you mean `place`?"),
            ("mail AS email", "mial AS email", 5, "no such column: mial; did you mean `mail`?"),
            (", status FROM", " FROM", 6, "the view `booking` must have the column `status`"),
        ])
    func misspelt(right: String, wrong: String, line: Int, sentence: String) throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.adapter(Importer.adapter.replacing(right, with: wrong))
        let outcome = try importer.studio.joinery("import")
        #expect(outcome.exit == 1)
        #expect(outcome.errors.contains("shop.sql`, line \(line): \(sentence)"), "\(outcome.errors)")
    }

    @Test func `a source that is missing, is none or is locked is told by its exit code`() throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.configure(read: "gone.sqlite", adapter: "shop")
        #expect(try importer.studio.joinery("import").exit == 66)
        try importer.studio.write(
            "This is no database, and longer than the header of one would be: a hundred bytes and some more of them.", to: "no.db")
        try importer.configure(read: "no.db", adapter: "shop")
        #expect(try importer.studio.joinery("import").exit == 66)
        try importer.studio.write("", to: "what.txt")
        try importer.configure(read: "what.txt", adapter: "shop")
        #expect(try importer.studio.joinery("import").exit == 66)
        try importer.configure(read: "shop.sqlite", adapter: "nobody")
        #expect(try importer.studio.joinery("import").exit == 66)
        try importer.configure(read: "shop.sqlite", adapter: "shop")
        let holder = try Program.named("python3").start([
            "-c",
            "import sqlite3,time,sys;d=sqlite3.connect(sys.argv[1],isolation_level=None);d.execute('BEGIN EXCLUSIVE');open(sys.argv[1]+'.held','w').close();time.sleep(60)",
            importer.studio.path + "/shop.sqlite",
        ])
        try holder.waitUntil("it holds the lock") { importer.studio.exists("shop.sqlite.held") }
        let locked = try importer.studio.joinery("import")
        #expect(locked.exit == 75, "\(locked.errors)")
    }

    @Test func `a database in WAL mode is read while its program writes, and never written`() throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.shop("PRAGMA journal_mode = WAL; UPDATE client SET name = 'Walter' WHERE id = 1")
        #expect(try importer.doing().total.new == 10)
        #expect(try importer.studio.sql("SELECT first_name FROM member WHERE external_id = '1'") == "Walter")
    }

    @Test("a program that writes meanwhile is seen as it was at one moment", arguments: ["WAL", "DELETE"])
    func writtenMeanwhile(mode: String) throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.shop("PRAGMA journal_mode = \(mode)")
        // Client and lesson are always of one number: who sees two, sees two moments.
        let writer = try Program.named("python3").start([
            "-c",
            """
            import sqlite3, sys
            shop, n = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=60), 0
            while True:
                n += 1
                shop.execute("BEGIN IMMEDIATE")
                shop.execute("UPDATE client SET name = ? WHERE id = 1", (str(n),))
                shop.execute("UPDATE slot SET link = 'https://meet.jit.si/' || ? WHERE id = 1", (n,))
                shop.execute("COMMIT")
                if n == 1: open(sys.argv[1] + ".begun", "w").close()
            """,
            importer.studio.path + "/shop.sqlite",
        ])
        try writer.waitUntil("it writes") { importer.studio.exists("shop.sqlite.begun") }
        var seen: Set<String> = []
        for _ in 1...10 {
            let outcome = try importer.studio.joinery("import")
            // 75: locked for as long as we wait, which a database without WAL may be.
            #expect(outcome.exit == 0 || (mode == "DELETE" && outcome.exit == 75), "\(outcome)")
            let both = try importer.studio.sql(
                "SELECT first_name, substr(link_url, 21) FROM member m, session s WHERE m.external_id = '1' AND s.external_id = '1'")
            let numbers = both.split(separator: "|")
            #expect(numbers.isEmpty || numbers[0] == numbers[1], "\(both)")
            seen.insert(both)
        }
        if mode == "WAL" { #expect(seen.count > 1) }
    }

    @Test func `a source in a folder that may not be written is read, or both cures are named`() throws {
        let importer = try Importer()
        try importer.makeShop()
        let studio = importer.studio
        try FileManager.default.createDirectory(atPath: studio.path + "/theirs", withIntermediateDirectories: false)
        try FileManager.default.moveItem(atPath: studio.path + "/shop.sqlite", toPath: studio.path + "/theirs/shop.sqlite")
        try importer.configure(read: "theirs/shop.sqlite", adapter: "shop")
        // Everything is the other user's but the shop's folder, which that user may only read.
        let owned = try Program.named("chown").run(["-R", "65534", studio.path])
        try #require(owned.exit == 0)
        try #require(Program.named("chown").run(["-R", "0", studio.path + "/theirs"]).exit == 0)
        func run() throws -> Outcome {
            try Program.named("setpriv").run(
                ["--reuid", "65534", "--clear-groups", Program.joinery.path, "import", "-C", studio.path, "--now", Business.now])
        }
        let read = try run()
        #expect(read.exit == 0, "\(read)")
        // In WAL mode, closed by its program: its two other files are gone.
        try importer.shop("PRAGMA journal_mode = WAL; UPDATE client SET name = 'Walter' WHERE id = 1", file: "theirs/shop.sqlite")
        let refused = try run()
        #expect(refused.exit == 66 && refused.errors.contains("WAL"), "\(refused)")
        #expect(try studio.sql("SELECT count(*) FROM member WHERE first_name = 'Walter'") == "0")
    }

    @Test func `encrypted addresses are an error, and hostile text is text`() throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.shop("UPDATE client SET mail = hex(mail)")
        #expect(try importer.doing(exit: 1).findings.contains { $0.code == "mail-address" })
        try importer.shop(
            "UPDATE client SET mail = 'a' || id || '@example.org', name = '<script>alert(1)</script>''; DROP TABLE member; --' || char(27) || '[2J'"
        )
        try importer.doing()
        let tree = try importer.studio.build()
        #expect(try importer.studio.sql("SELECT count(*) FROM member") == "3")
        _ = tree
    }

    @Test func `a time that the clocks leave out or show twice is told, with what was taken`() throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.shop(
            "UPDATE slot SET starts = '2027-03-28 02:30', ends = '2027-03-28 04:00' WHERE id = 1; UPDATE slot SET starts = '2027-10-31 02:30', ends = '2027-10-31 04:00' WHERE id = 2"
        )
        let answer = try importer.doing()
        #expect(answer.warnings == 2)
        #expect(
            answer.findings.contains {
                $0.sentence.contains("`2027-03-28 02:30` is not there") && $0.sentence.hasSuffix("taken was 2027-03-28T01:30:00Z")
            })
        #expect(
            answer.findings.contains { $0.sentence.contains("comes twice") && $0.sentence.hasSuffix("the first, 2027-10-31T00:30:00Z") })
        // The gap moves a start behind its end: a finding, no crash.
        try importer.shop("UPDATE slot SET ends = '2027-03-28 03:15' WHERE id = 1")
        #expect(try importer.doing(exit: 1).findings.contains { $0.sentence.contains("not after its start") })
    }

    @Test func `what only warns goes in`() throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.adapter(
            Importer.adapter.replacing("mail AS email", with: "mail AS email, 'Mars/Olympus' AS time_zone, 'x' AS language")
                .replacing(", status FROM", with: ", status, 'javascript:alert(1)' AS manage_url FROM")
                .replacing("'Lesson' AS name", with: "'Lesson' AS name, 'Join https://zoom.us/j/1' AS description"))
        try importer.studio.sql("DELETE FROM conferencing_account")
        let codes = Set(try importer.doing().findings.map(\.code))
        #expect(codes == ["unknown-time-zone", "unknown-language", "unsafe-link", "link-in-text", "staff-account-without-default"])
        #expect(try importer.studio.sql("SELECT count(*) FROM booking WHERE manage_url IS NOT NULL") == "0")
    }

    @Test func `a spreadsheet's flaws are told by line`() throws {
        let importer = try Importer()
        try importer.take(sample: "spreadsheet.joinery.csv", as: "list.csv")
        try importer.configure(read: "list.csv", adapter: "spreadsheet")
        let text = try importer.studio.text("list.csv")
        try importer.studio.write(text + "B-9,too,few\n", to: "list.csv")
        let answer = try importer.doing(exit: 1)
        #expect(answer.findings.first?.subject == "shop:line 5" && answer.findings.first?.sentence.contains("has 3 cells") == true)
        try importer.studio.write(Array(text.utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, to: "list.csv")
        #expect(try importer.studio.joinery("import").exit == 66)
        try importer.studio.write(text.replacing("\n", with: "\n\0"), to: "list.csv")
        #expect(try importer.studio.joinery("import").exit == 66)
    }
}
