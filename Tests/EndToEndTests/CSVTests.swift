import BusinessKit
import Foundation
import TestKit
import Testing

@testable import Operations

/// `notify --format csv`: RFC 4180, whatever a client is called.
@Suite struct CSVTests {
    @Test(
        "a cell is quoted, is one line, and is no formula",
        arguments: [
            ("", #""""#), ("Ana", #""Ana""#), ("a,b;c\td", "\"a,b;c\td\""), (#"a"b"#, #""a""b""#),
            // A mark behind a quote makes one `Character` of both.
            ("A\"\u{301},=1+1,x", "\"A\"\"\u{301},=1+1,x\""), ("\"\u{FE0F}", "\"\"\"\u{FE0F}\""),
            ("a\nb\r\nc\u{2028}d", "\"a b  c d\""), ("a\u{1B}[2J\u{202E}b", "\"a[2Jb\""),
            ("=1+1", "\"'=1+1\""), ("+1", "\"'+1\""), ("-1", "\"'-1\""), ("@x", "\"'@x\""), ("＝1", "\"'＝1\""),
            (" =1", "\"' =1\""), ("\u{A0}=1", "\"'\u{A0}=1\""), ("\t=1", "\"'\t=1\""), ("\n=1", "\"' =1\""),
            ("\u{FEFF}=1", "\"'\u{FEFF}=1\""),
            ("\u{200D}=1", "\"'\u{200D}=1\""), ("\u{200B}=1", "\"'\u{200B}=1\""), ("\u{AD}=1", "\"'\u{AD}=1\""), ("\u{1B}=1", "\"'=1\""),
            ("\u{202E}=1", "\"'=1\""), ("\u{FE0F}=1", "\"'\u{FE0F}=1\""), ("\u{3164}=1", "\"'\u{3164}=1\""),
            ("=\u{301}1", "\"'=\u{301}1\""),
            ("a=1", #""a=1""#), ("é-", #""é-""#),
        ])
    func cell(text: String, cell: String) {
        #expect(Array(CSV.cell(text).unicodeScalars) == Array(cell.unicodeScalars))
    }

    @Test func `another program reads each client as one row of eleven cells`() throws {
        let studio = try Business()
        try studio.sql(
            """
            UPDATE member SET first_name = 'A' || char(0x22, 0x301) || ',=1+1;x' || char(10, 9) || '"' || char(0x200D), last_name = '';
            INSERT INTO delivery SELECT 1, id, 'CONFIRMATION', 5, '\(String(repeating: "0", count: 64))', starts_at, ends_at, location, status
            FROM session WHERE id = 1
            """)
        let csv = try studio.joinery("notify", "--format", "csv").output
        let script =
            "import csv, sys, json, io; print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode(), newline='')))))"
        let rows = try JSONDecoder().decode(
            [[String]].self, from: Data(Program.named("python3").run(["-c", script], input: csv).output.utf8))
        #expect(rows.map(\.count) == [11, 11], "\(rows)")
        #expect(Array(rows[1][2].unicodeScalars) == Array("A\"\u{301},=1+1;x \t\"\u{200D}".unicodeScalars))
        #expect(!csv.replacing("\r\n", with: "").contains("\n"))
    }
}
