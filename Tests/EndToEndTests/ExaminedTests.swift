import BusinessKit
import TestKit
import Testing

/// A database counts as examined only in the state that was examined.
@Suite struct ExaminedTests {
    @Test func `what is written while a build opens its files is examined at the latest by the next`() throws {
        let studio = try Business()
        // Only so can another program write while a build has its snapshot.
        try studio.sql("PRAGMA journal_mode = WAL")
        let whole = try StoppedBuild(of: studio, at: 60_000)
        #expect(whole.isOver)
        // From the database to some files beyond the lock: a build that reads first and then notes what it has read does so in between.
        try Waiting.until("strace has written what it saw") {
            whole.opened.contains("lock") && whole.opened.last?.hasPrefix(".last-build") == true
        }
        let opened = whole.opened
        let first = try #require(opened.firstIndex { $0.hasSuffix("bookings.sqlite") })
        let lock = try #require(opened.firstIndex { $0 == "lock" })
        try #require(first < lock)
        for place in first + 1...lock + 8 {
            // Something to examine and to publish.
            try studio.sql("UPDATE member SET first_name = 'Ana \(place)' WHERE id = 1")
            let build = try StoppedBuild(of: studio, at: place)
            try #require(!build.isOver, "place \(place)")
            try studio.sql(
                "PRAGMA busy_timeout = 10000; INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (70, 1, 77, 'PENDING', 0)"
            )
            let stopped = try build.end()
            #expect([0, 1].contains(stopped.exit), "place \(place): \(stopped)")

            let next = try studio.joinery("build")
            #expect(next.exit == 1, "place \(place), \(opened[place - 1]): \(next)")
            #expect(next.errors.contains("`session_id` names session `77`, which does not exist"), "\(next)")
            try studio.sql("DELETE FROM booking WHERE id = 70")
            try studio.build()
        }
    }
}
