import BusinessKit
import TestKit
import Testing

/// A disk that becomes full while pages are written, or what is remembered of them.
@Suite struct FullDiskBuildTests {
    @Test func `wherever a disk becomes full, the site stays as it was, and with room again the next build is whole`() throws {
        let studio = try Business()
        let disk = try SmallDisk(at: studio.output)
        try studio.build()
        let before = try studio.publishedContents()
        let used = try disk.used()
        try studio.sql(
            """
            WITH RECURSIVE n(i) AS (SELECT 1001 UNION ALL SELECT i + 1 FROM n WHERE i < 1300)
              INSERT INTO member (id, site_id, first_name) SELECT i, 'studio', 'x' FROM n;
            INSERT INTO booking (member_id, session_id, status, booked_at) SELECT id, 1, 'CONFIRMED', 0 FROM member WHERE id > 1000;
            """)

        // The room grows until it is enough: for pages at first, and at last for what is remembered of them, 160 bytes a file and 32 a page.
        var failures = 0
        var room = used + 512 << 10
        while true {
            try disk.resize(to: room)
            let built = try studio.joinery("build")
            if built.exit == 0 { break }
            failures += 1
            #expect(built.exit == 74 && built.errors.contains("No space left on device"), "\(built)")
            #expect(try studio.publishedContents() == before, "\(built)")
            room += 96 << 10
            try #require(room < used + 64 << 20)
        }
        #expect(failures > 5, "\(failures)")
        #expect(try studio.publishedContents() == studio.cleanBuild())

        try disk.resize(to: 256 << 20)
        #expect(try studio.joinery("build", "--all").exit == 0)
        #expect(try studio.joinery("verify", now: nil).exit == 0)
        #expect(try studio.publishedContents() == studio.cleanBuild())
    }
}
