import BusinessKit
import Foundation
import TestKit
import Testing

/// Whatever data, files and arguments hold, what a command prints does nothing to a terminal, and each of its lines is its own.
@Suite struct HarmlessOutputTests {
    /// Would clear the screen and turn text round, and begins a line by every line end that some program knows.
    static let hostile =
        "A\u{1B}[2J\u{9B}2J\u{7F}\u{202E}\u{2066}\u{200F}\u{61C}\nFORGED\r\nFORGED\rFORGED\u{85}FORGED\u{2028}FORGED\u{2029}FORGED\u{B}FORGED\u{C}FORGED\tB"
    /// The same for SQL: by bytes, since the shell of SQLite has ideas of its own about escapes.
    static let sql = "CAST(x'\(Array(hostile.utf8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())' AS TEXT)"
    static let yaml = #""A\e[2J\u009b2J\u007f\u202e\u2066\nFORGED\rFORGED\u0085FORGED\u2028FORGED\u2029FORGED""#

    @Test("a text column of the database is told without a raw control, and in one line", arguments: try TextColumn.all())
    func column(_ column: TextColumn) throws {
        let studio = try Business()
        try studio.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        // A client who knows something old, and rows in tables that the others leave empty.
        try studio.sql(Self.moreRows)
        try studio.sql("PRAGMA ignore_check_constraints = ON; UPDATE \(column.table) SET \(column.name) = \(Self.sql)")
        let commands = [
            "check", "notify", "explain 1 1 --reveal", "build --dry-run", "pages", "settings show", "account list",
            "link reset 1 --dry-run",
            "mail --dry-run --notices --reminders 24", "server",
        ]
        for command in commands.prefix(ManyRounds.count(3, thorough: commands.count)) {
            try expectHarmless(studio.joinery(command.split(separator: " ").map(String.init)), "\(column) \(command)")
        }
    }

    @Test("every command tells names, places and descriptions without a raw control", arguments: try Leaf.all())
    func command(_ leaf: Leaf) throws {
        let studio = try Business()
        try studio.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        try studio.sql(Self.moreRows)
        for (table, names) in [
            ("site", ["name"]), ("staff", ["name", "email"]), ("service", ["name", "description", "location"]),
            ("session", ["location", "link_description"]), ("member", ["first_name", "last_name", "email", "time_zone", "language"]),
            ("booking", ["time_zone"]),
        ] {
            try studio.sql("UPDATE \(table) SET " + names.map { "\($0) = \(Self.sql)" }.joined(separator: ", "))
        }
        _ = try studio.joinery("build")
        for format in ["text", "json", "csv"] where leaf.formats.contains(format) {
            let outcome = try studio.joinery(leaf.words + ["--format", format])
            expectHarmless(outcome, "\(leaf) \(format)")
            guard format == "json" else { continue }
            #expect((try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8))) != nil, "\(leaf)\n\(outcome)")
        }
        if leaf.formats.isEmpty { try expectHarmless(studio.joinery(leaf.words), "\(leaf)") }
    }

    @Test("an argument is told back without a raw control, whatever command and option it is for", arguments: try Leaf.all())
    func argument(_ leaf: Leaf) throws {
        let studio = try Business()
        let joinery = Program.joinery
        for option in leaf.options + ["unknown\(Self.hostile)"] {
            // In the business's folder, where a folder of this name can be made.
            let outcome = try joinery.run(leaf.words + ["-C", studio.path, "--\(option)=\(Self.hostile)"], in: studio.path)
            expectHarmless(outcome, "\(leaf) --\(option)")
        }
        for place in leaf.words.indices {
            var words = leaf.words
            words[place] = Self.hostile
            try expectHarmless(joinery.run(words + ["-C", studio.path], in: studio.path), "\(leaf), argument \(place)")
        }
        try expectHarmless(joinery.run(leaf.words + ["-C", studio.path, Self.hostile, "-\u{1B}"], in: studio.path), "\(leaf), one more")
        try expectHarmless(joinery.run(["help"] + leaf.words + [Self.hostile]), "help \(leaf)")
    }

    @Test func `configuration, names of files and variables are told without a raw control`() throws {
        let name = Self.hostile.replacing("/", with: "")
        let harms: [@Sendable (Business) throws -> Void] = [
            { try $0.write("\(Self.yaml): 1\n", to: "site-data/joinery.yaml") },
            { try $0.write("database: \(Self.yaml)\n", to: "site-data/joinery.yaml") },
            { try $0.write("sites: {\(Self.yaml): {accent: \(Self.yaml)}}\n", to: "site-data/joinery.yaml") },
            {
                try $0.write(
                    "sites: {studio: {accent: \(Self.yaml), logo: \(Self.yaml), contact: \(Self.yaml)}}\n", to: "site-data/joinery.yaml")
            },
            { try $0.write("sites: {studio: {mail: {from: \(Self.yaml)}}}\n", to: "site-data/joinery.yaml") },
            { try $0.write("sites: {studio: {logo: \"x.\\e[2J\\nFORGED\"}}\n", to: "site-data/joinery.yaml") },
            { try $0.write("# Help", to: "site-data/pages/\(name).md") },
            { try $0.write("# Help", to: "site-data/pages/\(name)/help.md") },
            { try $0.write("# Help\n\n[x](<\(name)>)", to: "site-data/pages/help.md") },
            { try $0.write("x", to: "Templates/\(name).html") },
            { try $0.write("{{words.\(Self.hostile)}}", to: "Templates/join.html") },
            { try $0.write("{{! \(Self.hostile) }}", to: "Templates/icon-own.html") },
            { try $0.write("\(Self.yaml): x", to: "Templates/words/en.yaml") },
            { try $0.write("a: [\u{1B}[2J\nFORGED: \u{9B}", to: "Templates/words/en.yaml") },
        ]
        for (number, harm) in harms.enumerated() {
            let studio = try Business()
            try harm(studio)
            for command in [
                "check", "build", "pages", "templates list", "check --format json", "build --format json", "templates list --format json",
            ] {
                let outcome = try studio.joinery(command.split(separator: " ").map(String.init))
                expectHarmless(outcome, "\(number) \(command)")
            }
        }
        let variables = ["JOINERY_\u{1B}[2J\nFORGED": "1", "JOINERY_JOBS": Self.hostile]
        try expectHarmless(Business().joinery("build", environment: variables), "environment")
    }

    private func expectHarmless(_ outcome: Outcome, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        for text in [outcome.output.replacing("\r\n", with: "\n"), outcome.errors] {
            let raw = text.unicodeScalars.filter { scalar in
                scalar.properties.generalCategory == .control && !["\n", "\t"].contains(scalar)
                    || [0x61C, 0x200E, 0x200F, 0x2028, 0x2029].contains(scalar.value)
                    || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            }
            #expect(raw.isEmpty, "\(name): \(raw.map { String($0.value, radix: 16) })\n\(text)", sourceLocation: sourceLocation)
            let forged = text.split(separator: "\n").filter { $0.hasPrefix("FORGED") }
            #expect(forged.isEmpty, "\(name)\n\(text)", sourceLocation: sourceLocation)
        }
        #expect(outcome.exit < 128, "\(name)\n\(outcome.errors)", sourceLocation: sourceLocation)
    }

    private static let moreRows = """
        UPDATE service SET link_url = 'https://meet.jit.si/course' WHERE id = 2;
        UPDATE session SET link_state = 'SET', link_url = 'https://meet.jit.si/own', link_password = 'river' WHERE id = 1;
        INSERT INTO conferencing_account (id, site_id, staff_id, type, connection_status, zoom_user)
          VALUES (2, 'studio', 1, 'ZOOM', 'CONNECTED', 'ines@example.org');
        INSERT INTO zoom_meeting (account_id, session_id, meeting_id, join_url) VALUES (2, 1, '81', 'https://zoom.us/j/81');
        INSERT INTO delivery SELECT 1, id, 'CONFIRMATION', 5, '\(String(repeating: "0", count: 64))', starts_at, ends_at, location, status
        FROM session WHERE id = 1;
        INSERT INTO change_log (changed_at, actor, action, site_id, subject, before, after)
          VALUES (1, 'owner', 'link.set', 'studio', 'session:1', '{}', '{}');

        """
}

/// A column of the database that holds text: what a program of somebody else writes there.
struct TextColumn: CustomTestStringConvertible, CustomStringConvertible, Sendable {
    let table, name: String

    var description: String { "\(table).\(name)" }
    var testDescription: String { description }

    static func all() throws -> [TextColumn] {
        let rows = try Business("").sql(
            """
            SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND c.type = 'TEXT' ORDER BY 1
            """)
        return rows.split(separator: "\n").map { row in
            let parts = row.split(separator: ".").map(String.init)
            return TextColumn(table: parts[0], name: parts[1])
        }
    }
}

/// A command that does something, with the arguments that it needs.
struct Leaf: CustomTestStringConvertible, CustomStringConvertible, Sendable {
    /// What is typed: `link set 1 --url …`.
    let words: [String]
    /// Its options that take a value.
    let options: [String]
    /// The values of its `--format`; none where it has no such option.
    let formats: [String]

    var description: String { words.joined(separator: " ") }
    var testDescription: String { description }

    /// Every command but `preview`, which does not end.
    static func all() throws -> [Leaf] {
        try CommandDescription.root().all().filter { $0.command.subcommands == nil && $0.name != "joinery preview" }.map { name, command in
            let options = (command.arguments ?? []).filter { $0.kind == "option" }
            return Leaf(
                words: name.split(separator: " ").dropFirst().map(String.init)
                    + (arguments[String(name.dropFirst("joinery ".count))] ?? []),
                options: options.compactMap(\.longName), formats: options.first { $0.longName == "format" }?.allValues ?? [])
        }
    }

    private static let arguments = [
        "account connect": ["--url", "https://meet.jit.si/x", "--dry-run"], "account disconnect": ["--yes", "--dry-run"],
        "course-link reset": ["2", "--dry-run"], "course-link set": ["2", "--url", "https://meet.jit.si/x", "--dry-run"],
        "deploy": ["somebody@127.0.0.1:/srv/nowhere", "--dry-run"], "explain": ["1", "1"],
        "link add": ["1", "--dry-run"], "link remove": ["1", "--dry-run"], "link reset": ["1", "--dry-run"],
        "link set": ["1", "--url", "https://meet.jit.si/x", "--dry-run"], "member erase": ["1", "--dry-run"], "member login": ["1"],
        "member rotate": ["1", "--dry-run"], "notify": ["--delivered", "--dry-run"], "purge": ["1"],
        "service set": ["1", "--conferencing", "no"],
        "session rotate": ["1", "--dry-run"],
        "site add": ["x", "--name", "X", "--base-url", "https://x.org", "--time-zone", "UTC", "--dry-run"],
        "settings set": ["--plan", "WEBSITE", "--dry-run"], "secret rotate": ["--dry-run"],
    ]
}
