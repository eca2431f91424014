import BusinessKit
import Foundation
import TestKit
import Testing

/// Whose time zone data a build uses: the system's files, as they are at that moment.
@Suite struct ZoneDataTests {
    private let folder = Scratch.path("zones-\(UUID().uuidString)")

    /// Compiles zones from the source text of the IANA database.
    private func compile(_ source: String) throws -> [String: String] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let made = try Program.named("zic").run(["-d", folder, "-"], input: source)
        #expect(made.exit == 0, "\(made.errors): `zic` is in Debian's package libc-bin")
        return ["TZDIR": folder]
    }

    private func when(_ studio: Business, _ environment: [String: String]) throws -> String {
        let built = try studio.joinery("build", environment: environment)
        #expect(built.exit == 0, "\(built.errors)")
        let page = try #require(try PublishedTree(studio.output).files.first { $0.key.hasPrefix("m/") && $0.key.hasSuffix(".md") })
        // The page's zone, and the session's times.
        return page.value.text.split(separator: "\n").filter { $0.contains("UTC") || $0.contains("When: ") }.joined(separator: "\n")
    }

    private func studio() throws -> Business {
        try Business(
            """
            INSERT INTO site (id, name, base_url, time_zone, language, plan) VALUES
              ('studio', 'Riverside', 'https://members.example.org', 'America/Vancouver', 'en', 'FREE');
            INSERT INTO service (id, site_id, type, name) VALUES (1, 'studio', 'CLASS', 'Yoga');
            INSERT INTO session (id, service_id, starts_at, ends_at) VALUES
              (1, 1, unixepoch('2026-12-01 18:00'), unixepoch('2026-12-01 19:00'));
            INSERT INTO member (id, site_id, first_name) VALUES (1, 'studio', 'Ana');
            INSERT INTO booking (member_id, session_id, status, booked_at) VALUES (1, 1, 'CONFIRMED', 0);
            """)
    }

    @Test func `an update of the system's zones shows at the next build`() throws {
        let studio = try studio()
        #expect(try when(studio, compile("Zone America/Vancouver -8 - PST\n")).contains(/Vancouver, UTC-8\n.*, 10:00 – 11:00$/))
        // What British Columbia decided for 2026: summer time all year.
        #expect(try when(studio, compile("Zone America/Vancouver -7 - MST\n")).contains(/Vancouver, UTC-7\n.*, 11:00 – 12:00$/))
        #expect(try when(studio, compile("Zone America/Vancouver -3:30 - XYZ\n")).contains(/Vancouver, UTC-3:30\n.*, 14:30 – 15:30$/))
    }

    @Test func `check tells where the program's own zones had to do`() throws {
        let studio = try studio()
        let none = try studio.joinery("check", environment: ["TZDIR": folder])
        #expect(none.exit == 0)
        #expect(
            none.output == """
                warning: \(folder): holds no time zones, so the program's own time zone data is used, which may be out of date \
                [time-zone-data]
                  -> install or repair the package `tzdata`, and update it like the rest of the system
                0 errors, 1 warning

                """)
        // A member's zone too, and each file once.
        let some = try compile("Zone America/Vancouver -8 - PST\nZone UTC 0 - UTC\n")
        try studio.sql("UPDATE member SET time_zone = 'Europe/Paris'")
        try Data("TZif2".utf8).write(to: URL(fileURLWithPath: "\(folder)/America/Vancouver"))
        let broken = try studio.joinery("check", environment: some).output
        #expect(broken.contains("warning: \(folder)/America/Vancouver: is no whole zone file: it ends too early, after 5 bytes, so"))
        #expect(broken.contains("warning: \(folder)/Europe/Paris: is not there, so"))
        #expect(broken.hasSuffix("0 errors, 2 warnings\n"))
        #expect(try studio.joinery("build", environment: some).exit == 0)
    }

    @Test func `a time before the move is right, though its season is another than that of all sessions`() throws {
        let studio = try studio()
        try studio.sql("UPDATE member SET email = 'ana@mail.example'; UPDATE site SET time_zone = 'Europe/Berlin'")
        try studio.write("sites: {studio: {mail: {from: hello@studio.example}}}", to: "site-data/joinery.yaml")
        try studio.doing("mail")
        for mail in try FileManager.default.contentsOfDirectory(atPath: studio.output + "/private/mail/new") {
            try FileManager.default.moveItem(
                atPath: "\(studio.output)/private/mail/new/\(mail)", toPath: "\(studio.output)/private/mail/cur/\(mail)")
        }
        try studio.sql("UPDATE session SET starts_at = unixepoch('2027-07-12 08:00'), ends_at = unixepoch('2027-07-12 09:00')")
        #expect(try studio.joinery("mail", "--notices", now: "2026-11-24T12:00:00Z").exit == 0)
        let mail = try #require(try FileManager.default.contentsOfDirectory(atPath: studio.output + "/private/mail/new").first)
        let text = try studio.text("output/studio/private/mail/new/\(mail)").replacing("=\r\n", with: "")
        #expect(text.contains("Tuesday, 1 December 2026, 19:00 =E2=80=93 20:00 (Berlin, UTC+1)"))
        #expect(text.contains("10:00 =E2=80=93 11:00 (Berlin, UTC+2)"))
    }
}
