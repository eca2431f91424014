import BusinessKit
import Foundation
import TestKit
import Testing

@testable import Operations

/// Whatever the schema lets into the database, a command ends by itself: with what it is for, or with a message.
///
/// A little is tried by default; `THOROUGH=1` tries each command on each database.
@Suite struct NothingTrapsTests {
    /// A row in every table.
    private static let rows =
        Business.rows + """
            INSERT INTO source (name, site_id, stamp, imported_at) VALUES ('shop', 'studio', '', 0);
            INSERT INTO conferencing_account (id, site_id, staff_id, type, connection_status, zoom_user) VALUES
              (2, 'studio', 1, 'ZOOM', 'CONNECTED', 'ines@example.org');
            INSERT INTO zoom_meeting (id, account_id, session_id, meeting_id, join_url, password) VALUES
              (1, 2, 1, '7', 'https://us02web.zoom.us/j/7?pwd=x', '777');
            INSERT INTO delivery (booking_id, session_id, kind, delivered_at, link_digest, told_starts_at, told_ends_at, told_location, told_status)
              VALUES (1, 1, 'CONFIRMATION', 5, '', 1000, 2000, '', 'CONFIRMED');
            INSERT INTO change_log (id, changed_at, actor, action, site_id, subject, before, after) VALUES
              (1, 0, 'owner', 'link.set', 'studio', 'session:1', '{}', '{}');

            """

    private static func business() throws -> Business {
        let business = try Business(rows)
        try business.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        return business
    }

    /// All that work on the database and end; the first reads and renders everything.
    private static let commands = [
        ["check"], ["build"], ["mail", "--confirmations", "--notices", "--reminders", "48"], ["pages"], ["notify"], ["explain", "1", "1"],
        ["account", "list"], ["settings", "show"], ["verify"], ["link", "remove", "1", "--dry-run"], ["session", "rotate", "1"],
        ["member", "rotate", "1"], ["notify", "--delivered"], ["purge", "1"], ["rollback"], ["secret", "rotate", "--dry-run"],
        ["member", "erase", "1"], ["server"], ["migrate"],
    ]

    /// Runs commands on a database; each must end by itself, with an exit code of ours, and say why where it failed.
    private func run(_ business: Business, commands: Int = ManyRounds.count(1, thorough: commands.count), _ what: String) throws {
        for command in Self.commands.prefix(commands) {
            let outcome = try Program.joinery.run(
                command + ["-C", business.path, "--now", Business.now, "--site", "studio"], limit: .seconds(60))
            let isOurs = outcome.exit == 0 || Failure.Code(rawValue: outcome.exit) != nil
            #expect(isOurs, "\(what): \(command) ended with \(outcome.exit): \(outcome.errors.suffix(500))")
            if outcome.exit > 2 { #expect(outcome.errors.hasPrefix("Error: "), "\(what): \(command): \(outcome.errors.prefix(200))") }
        }
    }

    /// Writes by SQL, unless the schema forbids it.
    private func isLetIn(_ sql: String, _ business: Business) throws -> Bool {
        try Program.named("sqlite3").run(["-bail", business.database], input: sql).exit == 0
    }

    @Test func `tables may be empty in every combination that foreign keys allow`() throws {
        let tables = try SchemaTable.all(of: Self.business())
        for set in 1..<1 << tables.count {
            let empty = tables.indices.filter { set >> $0 & 1 == 1 }.map { tables[$0].name }
            let filled = tables.filter { !empty.contains($0.name) }
            guard !filled.contains(where: { table in empty.contains { table.needs($0) } }) else { continue }
            // By default those combinations of which each table's emptiness is the cause of the others', and none at all.
            let causes = empty.filter { name in
                !empty.contains { other in other != name && tables.contains { $0.name == name && $0.needs(other) } }
            }
            guard ManyRounds.areAsked || causes.count == 1 || filled.isEmpty else { continue }
            let business = try Self.business()
            try business.sql(
                empty.map { "DELETE FROM \($0);" }.joined()
                    + filled.map { table in
                        // What may be without its parent goes with it here.
                        table.parents.filter { empty.contains($0.table) }.map {
                            "DELETE FROM \(table.name) WHERE \($0.column) IS NOT NULL;"
                        }
                        .joined()
                    }.joined())
            try run(business, commands: Self.commands.count, "empty: \(empty.joined(separator: ", "))")
        }
    }

    @Test func `whole numbers may be at every edge that a CHECK lets in`() throws {
        try tryEach(
            ["0", "-1", "1", "2147483648", "9007199254740992", "9223372036854775807", "-9223372036854775808"], inColumnsOf: "INTEGER")
    }

    @Test func `texts may be empty, long, or no text`() throws {
        try tryEach(["''", "printf('%.*c', 1000000, 'a')", "CAST(x'EDA080' AS TEXT)", "char(0)"], inColumnsOf: "TEXT")
    }

    /// Tries each value in each column: a site each, but for what says which rows belong together, and for what is the site's own row. A
    /// mistake there may stop every site, and would hide what the others do.
    private func tryEach(_ values: [String], inColumnsOf type: String) throws {
        var crowded: [(table: SchemaTable, column: String, value: String)] = []
        for table in try SchemaTable.all(of: Self.business()) {
            for column in table.columns where column.type == type {
                for value in values {
                    if !ManyRounds.areAsked, table.name != "site", !table.isKey(column) {
                        crowded.append((table, column.name, value))
                        continue
                    }
                    let business = try Self.business()
                    guard try isLetIn("UPDATE \(table.name) SET \(column.name) = \(value)", business) else { continue }
                    try run(business, "\(table.name).\(column.name) = \(value)")
                }
            }
        }
        guard !crowded.isEmpty else { return }
        let crowd = try CrowdedBusiness(Self.business(), copies: crowded.count)
        try crowd.write(crowded.enumerated().map { crowd.update($1.table, $1.column, to: $1.value, copy: $0 + 1) })
        // Each site succeeds or fails by itself.
        let outcome = try crowd.business.joinery("build", "--dry-run", "--format", "json")
        let failed = try BuildAnswer(outcome).sites.filter { $0.result == "failed" }.map(\.site)
        #expect(failed.count < crowded.count && outcome.exit < 128, "\(outcome.errors.suffix(500))")
        // `check` ends at the first row that cannot be read.
        for site in failed { try crowd.remove(copy: #require(Int(site.drop { $0 != "-" }.dropFirst()))) }
        let check = try crowd.business.joinery("check")
        #expect(check.exit == 0 || check.exit == 1, "\(check.errors.suffix(500))")
        #expect(!check.errors.hasPrefix("Error: "), "\(check.errors.prefix(500))")
    }

    /// Joiners, selectors, marks of direction, and what is no character.
    private static let marks: [UInt32] = [
        0x200B, 0x200C, 0x200D, 0x200E, 0x202E, 0x2066, 0x2069, 0xFE0F, 0xFEFF, 0xFFFE, 0xFFFF, 0xE0001, 0xE0100, 0x85, 0x2028,
    ]

    /// A block begins at a multiple of sixteen; the first scalar that is given to anybody stands for those near it.
    private static func scalarsOfAllBlocks() -> [UInt32] {
        var found: [UInt32] = []
        for start in stride(from: UInt32(16), through: 0x10FFFF, by: 16) {
            for value in start..<start + 16 {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let category = scalar.properties.generalCategory
                if category == .unassigned { continue }
                // Private use is 8,000 blocks of the same.
                if category != .privateUse || value % 0x1000 == 0 { found.append(value) }
                break
            }
        }
        return found
    }

    @Test func `texts may be one scalar of any block of Unicode`() throws {
        let scalars = Self.scalarsOfAllBlocks()
        let columns = try SchemaTable.all(of: Self.business()).flatMap { table in
            table.columns.filter { $0.type == "TEXT" && $0.pk == 0 }.map { (table: table.name, column: $0.name) }
        }
        var rest: [UInt32] = Self.marks + scalars
        var round = 0
        while !rest.isEmpty {
            let business = try Self.business()
            // Each column has a scalar of its own; which one a column has changes from round to round. What the schema forbids is not written.
            let updates = columns.enumerated().map { index, place in
                "UPDATE \(place.table) SET \(place.column) = char(\(rest[(index + round) % rest.count]));\n"
            }
            _ = try Program.named("sqlite3").run([business.database], input: updates.joined())
            // What would end every command at once has its right value again.
            try business.sql(
                """
                UPDATE site SET time_zone = 'Europe/Berlin', language = 'en', base_url = 'https://members.example.org';
                UPDATE member SET site_id = 'studio'; UPDATE service SET site_id = 'studio'; UPDATE staff SET site_id = 'studio'
                """)
            try run(business, "round \(round)")
            rest.removeFirst(min(columns.count, rest.count))
            round += 1
            if !ManyRounds.areAsked, round == 20 { break }
        }
    }

    @Test func `times of what a client was told may be any`() throws {
        for value in ["0", "9223372036854775807", "-9223372036854775808"] {
            for column in ["told_starts_at", "told_ends_at", "delivered_at"] {
                let business = try Self.business()
                try business.sql("UPDATE delivery SET \(column) = \(value)")
                try run(business, commands: Self.commands.count, "\(column) = \(value)")
            }
        }
    }

    @Test func `a time that is too late to be one is refused in the environment`() throws {
        let studio = try Self.business()
        let outcome = try studio.joinery(
            ["mail", "--reminders", "8760"], now: nil, environment: ["SOURCE_DATE_EPOCH": "9223372036854775807"])
        #expect(outcome.exit == 64, "\(outcome)")
        #expect(
            outcome.errors.hasPrefix(
                "Error: SOURCE_DATE_EPOCH is `9223372036854775807`, allowed is a number of seconds since 1970, up to the year 9999\n"))
        let last = try studio.joinery(["mail", "--reminders", "8760"], now: nil, environment: ["SOURCE_DATE_EPOCH": "253402300799"])
        #expect(last.exit == 0, "\(last)")
    }

    @Test("the last page generation is not raised", arguments: ["member", "session"])
    func lastGeneration(table: String) throws {
        let studio = try Self.business()
        try studio.sql("UPDATE \(table) SET page_generation = 9007199254740991 WHERE id = 1")
        let outcome = try studio.joinery(table, "rotate", "1")
        #expect(outcome.exit == 4, "\(outcome)")
        #expect(
            outcome.errors.hasPrefix(
                "Error: the `page_generation` of `\(table):1` is the greatest that there is: `9007199254740991`; nothing was changed\n"))
    }

    @Test func `a preview of a site without any session answers`() throws {
        let studio = try Business(Business.rows + "DELETE FROM booking; DELETE FROM session;")
        let preview = try RunningPreview(studio)
        let answer = try preview.ask("/", host: "localhost")
        #expect(answer.status == 200, "\(answer)")
    }
}
