import BusinessKit
import TestKit
import Testing

/// `joinery site add`: how a business that writes no SQL gets its row.
@Suite struct SiteAdditionTests {
    private static let options = ["--name", "Chess Club", "--base-url", "https://members.example.org", "--time-zone", "Europe/Madrid"]

    @Test func `a site is added to an empty database, and can be built`() throws {
        let business = try Business("")
        let outcome = try business.joinery(["site", "add", "club", "--language", "es"] + Self.options)
        #expect(
            outcome.output == """
                site.add site:club (club): changed
                  name: none -> Chess Club
                  plan: none -> BUSINESS_ECOMMERCE
                  time_zone: none -> Europe/Madrid
                  language: none -> es
                  base_url: none -> https://members.example.org
                  hide_link_in_emails: none -> no
                  hide_link_in_my_bookings: none -> no
                Touches 0 sessions, 0 bookings, 0 members
                Note: `joinery account connect --site club --url https://…` connects the account whose link its sessions have
                Note: `joinery import` brings its bookings in, or your program writes them: the manual's page "Connect your bookings"

                """)
        #expect(
            try business.sql("SELECT * FROM site")
                == "club|Chess Club|https://members.example.org|Europe/Madrid|es|BUSINESS_ECOMMERCE|0|0")
        #expect(
            try business.sql("SELECT actor, action, site_id, subject, after ->> 'name' FROM change_log")
                == "owner|site.add|club|site:club|Chess Club")
        #expect(try business.joinery("build").exit == 0)
        #expect(business.exists("output/club/current/index.html"))
    }

    @Test func `a dry run says the same and adds nothing`() throws {
        let business = try Business("")
        let dry = try business.joinery(["site", "add", "club", "--dry-run"] + Self.options)
        #expect(try business.sql("SELECT count(*) FROM site") == "0")
        let real = try business.joinery(["site", "add", "club"] + Self.options)
        #expect(dry.output.replacing("would change", with: "changed") == real.output)
    }

    @Test func `an empty name, a zone that is none and a language without words are refused`() throws {
        let business = try Business("")
        for (options, words) in [
            (["--name", " "], "the site's name is empty"), (["--name", "a\u{1B}b"], "the name holds a control character"),
            (["--time-zone", "Mars/Olympus"], "the time zone `Mars/Olympus` is unknown"),
            (["--language", "xx"], "there are no words for the language `xx`"),
        ] {
            let rest = stride(from: 0, to: Self.options.count, by: 2).map { Array(Self.options[$0..<$0 + 2]) }.filter {
                $0[0] != options[0]
            }
            let outcome = try business.joinery(["site", "add", "club"] + options + rest.flatMap { $0 })
            #expect(outcome.exit == 64 && outcome.errors.contains(words), "\(outcome)")
        }
        #expect(try business.sql("SELECT count(*) FROM site") == "0")
    }
}
