import BusinessKit
import Foundation
import TestKit
import Testing

/// As many sites as there are businesses in a town: none costs open files or memory while another is built.
@Suite struct ManySitesTests {
    /// 2,000 where tests are thorough.
    private static let count = ManyRounds.count(300, thorough: 2_000)

    @Test func `many sites are built with few open files and little memory`() throws {
        let business = try Business(Self.rows)
        // Half of what Linux gives a process by default.
        let script = "ulimit -n 512; exec python3 \"$1\" \"$2\" build -C \"$3\" --now \(Business.now) --no-leak-check"
        let measure = Repository.path("Tests/EndToEndTests/measure.py")
        func build() throws -> (output: String, kilobytes: Int) {
            let outcome = try Program.named("sh").run(
                ["-c", script, "sh", measure, Program.joinery.path, business.path], limit: .seconds(3_600))
            try #require(outcome.exit == 0, "\(outcome.errors.suffix(2_000))")
            return (outcome.output, try #require(Int(outcome.errors.split(separator: "\n").last ?? "")))
        }
        let first = try build()
        #expect(first.kilobytes < 1_000_000)
        #expect(first.output.split(separator: "\n").count { $0.contains(" files written") } == Self.count)
        for number in [1, Self.count / 2, Self.count] {
            #expect(try PublishedTree("\(business.path)/output/s\(number)").files.count > 5)
        }
        let second = try build()
        #expect(second.output.split(separator: "\n").count { $0.contains(": unchanged, ") } == Self.count)
    }

    private static let rows = """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
        INSERT INTO site (id, name, base_url, time_zone, language, plan)
          SELECT 's' || i, 'Site ' || i, 'https://s' || i || '.example.org', 'Europe/Berlin', 'en', 'BUSINESS_ECOMMERCE' FROM n;
        INSERT INTO conferencing_account (site_id, type, connection_status, link_url)
          SELECT id, 'CUSTOM', 'CONNECTED', 'https://meet.jit.si/' || id || '-{session}' FROM site;
        INSERT INTO service (id, site_id, type, name, conferencing_enabled)
          SELECT rowid, id, 'CLASS', 'Yoga', 1 FROM (SELECT row_number() OVER (ORDER BY id) AS rowid, id FROM site);
        INSERT INTO session (id, service_id, starts_at, ends_at)
          SELECT id, id, unixepoch('2026-11-24 09:00'), unixepoch('2026-11-24 10:00') FROM service;
        INSERT INTO member (id, site_id, first_name) SELECT id, site_id, 'Ana' FROM service;
        INSERT INTO booking (member_id, session_id, status, booked_at) SELECT id, id, 'CONFIRMED', 0 FROM member;
        """
}
