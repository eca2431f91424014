import BusinessKit
import Foundation
import TestKit
import Testing

/// An import that is killed, or whose disk is full, at any call to the system: the database is as before or as after, and the next import
/// brings it to the end.
@Suite struct ImportKillTests {
    @Test("before or after, never between", arguments: ["signal=KILL", "error=ENOSPC", "error=EIO"])
    func sweep(fault: String) throws {
        let importer = try Importer()
        try importer.makeShop()
        try importer.doing()
        // A row of each kind: changed, new, gone.
        try importer.shop(
            """
            UPDATE slot SET starts = '2027-01-09 18:00', ends = '2027-01-09 19:00' WHERE id = 1; UPDATE client SET name = 'Nora' WHERE id = 2;
            DELETE FROM place WHERE id = 3;
            INSERT INTO client VALUES (4, 'Four', 'four@example.org'); INSERT INTO place VALUES (4, 4, 1, 'CONFIRMED')
            """)
        try importer.settle()
        let before = try rows(importer.studio)
        let finished = try importer.studio.copy()
        try finished.doing("import")
        let after = try rows(finished)
        #expect(before != after)
        // Half of the calls: an import makes fewer than a build.
        try CallSweep(original: importer.studio, command: ["import"], step: ManyRounds.count(3, thorough: 1)).run(fault, least: 20) {
            studio, exit, place in
            let now = try rows(studio)
            #expect(now == before || now == after, place)
            if exit == 0 { #expect(now == after, place) }
            if !fault.contains("KILL") { #expect([0, 1, 66, 73, 74, 75].contains(exit), place) }
            try studio.doing("import")
            #expect(try rows(studio) == after, place)
        }
    }

    /// All that an import may change, but the stamp of the source, which is of its file and so of the copy.
    private func rows(_ studio: Business) throws -> String {
        try studio.sql(
            """
            SELECT * FROM staff; SELECT * FROM service; SELECT * FROM service_staff; SELECT * FROM member;
            SELECT id, service_id, staff_id, starts_at, ends_at, status, location, link_state, link_url, link_owner, external_id, revision FROM session;
            SELECT id, member_id, session_id, status, manage_url, external_id, revision FROM booking;
            SELECT actor, action, subject, before, after FROM change_log; SELECT name, site_id FROM source
            """)
    }
}
