import BusinessKit
import Foundation
import TestKit
import Testing

/// A database counts as examined only in the state that was examined.
@Suite struct ExaminedTests {
    /// Ten moments of a build; two hundred with `THOROUGH=1`.
    private static let rounds = ManyRounds.count(10, thorough: 200)

    @Test func `what is written at any moment of a build is examined at the latest by the next`() throws {
        let studio = try Business()
        let broken = "INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (70, 1, 77, 'PENDING', 0)"
        for round in 0..<Self.rounds {
            // Something to examine and to publish.
            try studio.sql("UPDATE member SET first_name = 'Ana \(round)' WHERE id = 1")
            let build = try Program.joinery.start(["build", "-C", studio.path, "--now", Business.now])
            Thread.sleep(forTimeInterval: 0.3 * Double(round) / Double(Self.rounds))
            try studio.sql("PRAGMA busy_timeout = 10000; \(broken)")
            let first = try build.wait()
            #expect([0, 1].contains(first.exit), "\(first)")

            let second = try studio.joinery("build")
            #expect(second.exit == 1, "round \(round): \(second)")
            #expect(second.errors.contains("`session_id` names session `77`, which does not exist"), "\(second)")
            try studio.sql("DELETE FROM booking WHERE id = 70")
            try studio.build()
        }
    }
}
