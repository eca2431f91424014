import BusinessKit
import Foundation
import TestKit
import Testing

/// A site whose rows are gone, or that has another id, does not stay on the web in silence.
@Suite struct GoneSiteTests {
    private static let gone = """
        DELETE FROM booking WHERE member_id = 9 OR member_id >= 11; DELETE FROM member WHERE site_id = 'harbour';
        DELETE FROM session WHERE id = 9; DELETE FROM service_staff WHERE service_id = 9; DELETE FROM service WHERE id = 9;
        DELETE FROM staff WHERE id = 9; DELETE FROM conferencing_account WHERE site_id = 'harbour'; DELETE FROM site WHERE id = 'harbour'
        """

    private func published(_ rows: String = "") throws -> Business {
        let business = try Business(Business.rows + Business.harbour + rows)
        try business.build()
        return business
    }

    private func holdsPages(_ business: Business) -> Bool {
        ["current", "blue", "green"].contains { business.exists("output/harbour/\($0)") }
    }

    @Test func `a small site goes from the web and from the disk with the next build, which says so`() throws {
        let business = try published()
        try business.sql(Self.gone)
        let rehearsed = try business.joinery("build", "--dry-run")
        #expect(rehearsed.output.contains("harbour: no site of the database any more; 5 pages would go from the web; "), "\(rehearsed)")
        #expect(holdsPages(business))
        let check = try business.joinery("check")
        #expect(
            check.output.contains("warning: DIR/output/harbour: is the folder of no site of the database, and 5 pages of it"), "\(check)")

        let built = try business.joinery("build")
        #expect(built.exit == 0)
        let line =
            "harbour: no site of the database any more; 5 pages went from the web; `joinery purge --site harbour` removes DIR/output/harbour\n"
        #expect(built.output.contains(line), "\(built)")
        #expect(!holdsPages(business))
        #expect(try business.joinery("build").output.contains("harbour: no site of the database any more; nothing of it is on the web; "))
        #expect(try business.joinery("verify", "--leaks").exit == 0)

        let purged = try business.joinery("purge", "--site", "harbour", "--yes")
        #expect(purged == Outcome(exit: 0, output: "harbour: removed `DIR/output/harbour` with 0 pages\n", errors: ""))
        #expect(!business.exists("output/harbour"))
        #expect(try !business.joinery("build").output.contains("harbour"))
    }

    @Test func `a large one stays until a person decides, and is told of by every command that looks`() throws {
        let members = (11...40).map { "INSERT INTO member (id, site_id, first_name) VALUES (\($0), 'harbour', 'M');\n" }.joined()
        let business = try published(members)
        try business.sql(Self.gone)
        for _ in 1...2 {
            let built = try business.joinery("build")
            #expect(built.exit == 4 && holdsPages(business))
            #expect(built.output.contains("studio: unchanged"))
            #expect(
                built.errors.contains("Hint: put the site's rows back; if they are to be gone, `joinery purge --site harbour`\n"),
                "\(built)")
        }
        let verified = try business.joinery("verify", "--leaks")
        #expect(verified.exit == 3 && verified.output.contains("harbour: no site of the database any more"), "\(verified)")
        let rehearsed = try business.joinery("purge", "--site", "harbour", "--dry-run")
        #expect(rehearsed.exit == 0 && holdsPages(business))
        #expect(try business.joinery("purge", "--site", "harbour").exit == 4 && holdsPages(business))
        try business.doing("purge", "--site", "harbour", "--yes")
        #expect(!business.exists("output/harbour"))
    }

    @Test func `rows that come back are published again at the same addresses`() throws {
        let business = try published()
        let before = try PublishedTree(business.path + "/output/harbour").contents
        try business.sql(Self.gone)
        try business.build()
        try business.sql(Business.harbour)
        try business.build()
        #expect(try PublishedTree(business.path + "/output/harbour").contents == before)
        #expect(try business.joinery("verify").exit == 0)
    }

    @Test func `a folder that was made with another secret is told of and left alone`() throws {
        let business = try published()
        try business.sql(Self.gone)
        try business.write("secret \(String(repeating: "a", count: 26))\naccess link\n", to: "output/harbour/private/addresses")
        let built = try business.joinery("build")
        #expect(built.exit == 0 && holdsPages(business))
        #expect(built.output.contains("it is on the web, made with another secret or by an earlier version, and is left alone; "))
        #expect(try business.joinery("pages").exit == 0)
    }

    @Test func `a site of the database is not purged`() throws {
        let business = try published()
        let refused = try business.joinery("purge", "--site", "harbour", "--yes")
        #expect(refused.exit == 4 && refused.errors.hasPrefix("Error: `harbour` is a site of the database"))
        #expect(holdsPages(business))
        #expect(try business.joinery("purge", "--site", "nowhere", "--yes").exit == 66)
        #expect(try business.joinery("purge", "--yes").exit == 64)
    }

    @Test func `mails of a site that is gone are not sent`() throws {
        let business = try Business(Business.rows + Business.harbour)
        try business.sql("UPDATE member SET email = 'lukasz@example.org' WHERE id = 9")
        try business.write("sites: {harbour: {mail: {from: hello@harbour.example}}}\n", to: "site-data/joinery.yaml")
        try business.build()
        try business.doing("mail")
        let mails = business.path + "/output/harbour/private/mail/new"
        #expect(try FileManager.default.contentsOfDirectory(atPath: mails).count == 1)
        try business.sql(Self.gone)
        try business.write("access: link\n", to: "site-data/joinery.yaml")
        try business.build()
        #expect(try FileManager.default.contentsOfDirectory(atPath: mails) == [])
    }
}
