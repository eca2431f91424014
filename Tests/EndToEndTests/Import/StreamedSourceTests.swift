import BusinessKit
import Foundation
import TestKit
import Testing

/// Sources that are text are read a piece at a time: nothing is lost between two of them, and memory does not grow with the file.
@Suite struct StreamedSourceTests {
    private static let rows = 4000
    /// Of no length that a piece has, with all that a cell may hold.
    private static func note(_ row: Int) -> String { "Zoë; \"\(row)\"\n\(String(repeating: "ü", count: 60 + row % 37))" }

    @Test("a table larger than a piece", arguments: [String.Encoding.utf8, .windowsCP1252])
    func table(encoding: String.Encoding) throws {
        let importer = try Importer()
        let lines = (1...Self.rows).map { "\($0);\"\(Self.note($0).replacing("\"", with: "\"\""))\"\r\n" }
        let text = try #require(("id;note\r\n" + lines.joined()).data(using: encoding))
        #expect(text.count > 1 << 18)
        try importer.studio.write(Array(text), to: "list.csv")
        try importer.adapter(
            "CREATE TEMP VIEW member AS SELECT id AS key, note AS first_name, CAST(line AS TEXT) AS last_name FROM source.rows;")
        try importer.configure(read: "list.csv", adapter: "shop")
        let answer = try importer.doing()
        #expect(answer.total.new == Self.rows && answer.warnings == (encoding == .utf8 ? 0 : 1))
        // Each row is two lines of the file, below the headings.
        let found = try importer.studio.sql(
            """
            SELECT count(*) FROM member WHERE last_name = 2 * external_id AND
              first_name = 'Zoë; "' || external_id || '"' || char(10) || replace(hex(zeroblob(60 + external_id % 37)), '00', 'ü')
            """)
        #expect(found == "\(Self.rows)")
    }

    @Test func `a quotation mark that is never closed is told with the line where it stands`() throws {
        let importer = try Importer()
        try importer.studio.write("id,name\n1,Ana\n2,\"Bo\n3,Cy\n", to: "list.csv")
        try importer.adapter("CREATE TEMP VIEW member AS SELECT id AS key, name AS first_name FROM source.rows;")
        try importer.configure(read: "list.csv", adapter: "shop")
        let outcome = try importer.studio.joinery("import")
        #expect(outcome.exit == 66 && outcome.errors.contains("line 3: a quotation mark is never closed"), "\(outcome.errors)")
    }

    /// A service and its sessions.
    private static func lines(_ count: Int, width: Int = 40) -> String {
        let session =
            #""service": 1, "starts_at": 1800000000, "ends_at": 1800003600, "link_url": "https://meet.jit.si/x", "link_description": "#
        return "{\"service\": {\"key\": 1, \"name\": \"Zoë\"}}\n"
            + (1...count).map { #"{"session": {"key": \#($0), \#(session)"\#(String(repeating: "x", count: width))"}}"# + "\n" }.joined()
            + "{\"end\": \(count + 1)}\n"
    }

    @Test("standard input may be a pipe or a file, and is read by each source that asks for it", arguments: [true, false])
    func standardInput(isPipe: Bool) throws {
        let importer = try Importer()
        try importer.studio.write(
            "sources: {app: {site: studio, read: \"-\"}, other: {site: studio, read: \"-\"}}\n", to: "site-data/joinery.yaml")
        let lines = "\u{FEFF}" + Self.lines(Self.rows)
        #expect(lines.utf8.count > 1 << 18)
        try importer.studio.write(lines, to: "lines.jsonl")
        let command = isPipe ? #"cat "$1/lines.jsonl" | "$0" import - -C "$1""# : #""$0" import - -C "$1" < "$1/lines.jsonl""#
        let outcome = try Program.named("sh").run(["-c", command, Program.joinery.path, importer.studio.path])
        #expect(outcome.exit == 0, "\(outcome.errors)")
        #expect(try importer.studio.sql("SELECT source, count(*) FROM session GROUP BY 1") == "app|\(Self.rows)\nother|\(Self.rows)")
    }

    @Test("memory does not grow with a source", arguments: ["list.csv", "lines.jsonl", "-"])
    func memory(read: String) throws {
        func peak(_ width: Int) throws -> Int {
            let importer = try Importer()
            try importer.configure(read: read, adapter: "shop")
            try importer.adapter("CREATE TEMP VIEW member AS SELECT id AS key, 'Ana' AS first_name FROM source.rows WHERE note <> '';")
            let text =
                read == "list.csv"
                ? "id,note\n" + (1...250).map { "\($0),\(String(repeating: "x", count: width))\n" }.joined() : Self.lines(250, width: width)
            try importer.studio.write(text, to: read == "-" ? "input" : read)
            let script = """
                import resource, subprocess, sys
                done = subprocess.run(sys.argv[2:], stdin=open(sys.argv[1]), stdout=subprocess.DEVNULL)
                print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
                """
            let outcome = try Program.named("python3").run([
                "-c", script, "\(importer.studio.path)/\(read == "-" ? "input" : read)", Program.joinery.path, "import", "shop", "-C",
                importer.studio.path,
            ])
            let words = outcome.output.split(whereSeparator: \.isWhitespace)
            try #require(words.first == "0", "\(outcome)")
            return try #require(words.last.flatMap { Int($0) })
        }
        // 24 MB, of which half would show.
        let (small, large) = (try peak(10), try peak(96_000))
        #expect(large - small < 12_000_000, "\(small) and \(large)")
    }

    @Test func `of two rows with one key none goes in, whichever comes first`() throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.doing()
        try importer.shop("UPDATE client SET name = 'New' || id")
        try importer.adapter(Importer.adapter.replacing("id AS key, name AS first", with: "min(id, 2) AS key, name AS first"))
        let answer = try importer.doing("--leave-out-bad", exit: 1)
        #expect(answer.findings.filter { $0.code == "duplicate-row" }.map(\.subject) == ["shop.member:2"])
        #expect(try importer.studio.sql("SELECT first_name FROM member ORDER BY external_id") == "New1\nClient 2\nClient 3")
    }

    @Test(
        "a time is read by its pattern",
        arguments: [
            ("MMMM d, yyyy h:mm a", "March 14, 2027 2:30 pm"), ("EEE, dd MMM yyyy HH:mm", "Sun, 14 Mar 2027 14:30"),
            ("EEEE d MMM yyyy HH:mm", "sunday 14 Mar. 2027 14:30"), ("%A, %B %d, %Y %I:%M %p", "Sunday, March 14, 2027 02:30 PM"),
            ("%d-%b-%Y %H:%M", "14-MAR-2027 14:30"), ("dd.MM.yyyy HH:mm", "14.3.2027 14:30"), ("M/d/yy, h:mm a", "3/14/27, 2:30 p.m."),
        ])
    func pattern(pattern: String, text: String) throws {
        let importer = try Importer()
        try importer.makeShop(1)
        try importer.shop("UPDATE slot SET starts = '\(text)', ends = '2027-03-14 15:00'")
        try importer.adapter(Importer.adapter.replacing("instant(starts)", with: "instant(starts, NULL, '\(pattern)')"))
        try importer.doing()
        #expect(try importer.studio.sql("SELECT datetime(starts_at, 'unixepoch') FROM session") == "2027-03-14 13:30:00")
    }
}
