import BusinessKit
import Foundation
import TestKit
import Testing

/// Every link of a random world is unique, so every mail can be asked whose link it holds, in each of its parts.
@Suite struct MailCanaryTests {
    @Test("a link is in the mails that the rules let it into, and in no other", arguments: [20_261_123, 7] as [UInt64])
    func noForbiddenNoMissing(seed: UInt64) throws {
        let world = CanaryWorld(seed: seed)
        let studio = try Self.studio(of: world)
        let run = try studio.joinery("mail")
        try #require(run.exit == 0, "\(run.errors)")
        let pages = try studio.pages()
        let rules = PlainRules(world: world)
        var (seen, combinations): (Set<String>, Set<String>) = ([], [])
        var mails = 0
        for site in world.sites {
            for (name, mail) in try studio.readMails(site: site.id) {
                mails += 1
                let booking = try #require(world.bookings.first { "\($0.id)" == name.split(separator: ".")[2] })
                let sessions = world.sessions.filter {
                    ($0.id == booking.session || $0.service.id == booking.course) && $0.end > CanaryWorld.now
                }
                let shown = sessions.map { (session: $0, link: rules.answer($0, booking: booking.status, byMail: true).link) }
                    .filter { $0.link != nil }
                // Where join pages show links, a mail has the address of the join page instead.
                let words = site.hidesInPages ? Set(shown.flatMap { $0.link?.words ?? [] }) : []
                let joins = site.hidesInPages ? [] : Set(shown.map { Int64($0.session.id) })
                let tokens = Set(
                    pages.filter { page in
                        page.kind == "join" ? joins.contains(page.id ?? 0) : page.kind == "my-bookings" && page.id == Int64(booking.member)
                    }.map(\.token))
                for (part, text) in [("text", mail.text), ("html", mail.html), ("calendar", mail.unfoldedCalendars)] {
                    let found = DecodedText(Array(text.utf8)).canaries
                    #expect(found == words, "\(site.id) \(name) \(part)")
                    let there = Self.tokens(in: text).intersection(pages.map(\.token))
                    // The calendar leads to sessions; the member's own page is in what people read.
                    let own = Set(pages.filter { $0.kind == "my-bookings" }.map(\.token))
                    #expect(
                        part == "calendar" ? there.subtracting(own) == tokens.subtracting(own) : there == tokens,
                        "\(site.id) \(name) \(part)")
                }
                #expect(DecodedText(Array(mail.decoded.utf8)).canaries == words, "\(site.id) \(name): headers")
                seen.formUnion(words)
                combinations.insert("\(site.hidesInMails) \(site.hidesInPages) \(!shown.isEmpty)")
            }
        }
        #expect(mails > 60 && !seen.isEmpty)
        #expect(combinations.isSuperset(of: ["false false true", "false true true", "true false false", "true true false"]))
        #expect(DecodedText(Array((run.output + run.errors).utf8)).canaries == [])
        try Self.checkRecords(of: studio, world)
    }

    @Test func `after every link is edited, no notice has any of the old ones, nor has a mail that waits after a build`() throws {
        let world = CanaryWorld(seed: 7)
        let studio = try Self.studio(of: world)
        try studio.mail()
        try Self.sendHalf(of: studio, world)
        try studio.mail()
        let column = { (name: String) in "\(name) = replace(\(name), '\(CanaryMaker.prefix)', 'zzz')" }
        let link = ["link_url", "link_password", "link_description"].map(column).joined(separator: ", ")
        try studio.sql(
            """
            UPDATE conferencing_account SET \(link); UPDATE service SET \(link); UPDATE session SET \(link);
            UPDATE zoom_meeting SET \(column("join_url")), \(column("password"));
            """)
        let build = try studio.joinery("build")
        try #require(build.exit == 0, "\(build.errors)")
        for (file, bytes) in try studio.everyMailFile(world) { #expect(DecodedText(bytes).canaries == [], "\(file)") }

        try studio.mail("--notices", "--confirmations")
        var (notices, new) = (0, 0)
        for site in world.sites {
            for (name, mail) in try studio.readMails(site: site.id) {
                #expect(DecodedText(Array(mail.decoded.utf8)).canaries == [], "\(site.id) \(name)")
                notices += name.hasPrefix("notice.") ? 1 : 0
                new += mail.decoded.contains("zzz") ? 1 : 0
            }
        }
        #expect(notices > 0 && new > notices)
    }

    /// The world, with mails from everywhere to everybody.
    private static func studio(of world: CanaryWorld) throws -> Business {
        let sites = world.sites.map { "\($0.id): {mail: {from: hello@studio.example}}" }.joined(separator: ", ")
        let studio = try Business(mailing: world.sql, sites: sites)
        try studio.sql("UPDATE member SET email = 'm' || id || '@example.org'")
        return studio
    }

    /// Records beside mails hold no word of any link.
    private static func checkRecords(of studio: Business, _ world: CanaryWorld) throws {
        for site in world.sites {
            for (name, bytes) in try Repository.files(below: "\(studio.path)/output/\(site.id)/private/mail/told") {
                #expect(DecodedText([UInt8](bytes)).canaries == [], "\(name)")
            }
        }
    }

    private static func sendHalf(of studio: Business, _ world: CanaryWorld) throws {
        for site in world.sites {
            let folder = "\(studio.path)/output/\(site.id)/private/mail"
            for (index, name) in try FileManager.default.contentsOfDirectory(atPath: folder + "/new").sorted().enumerated()
            where index % 2 == 0 {
                try FileManager.default.moveItem(atPath: "\(folder)/new/\(name)", toPath: "\(folder)/cur/\(name)")
            }
        }
    }

    /// The names of pages that a text leads to, percent-encoded or not.
    private static func tokens(in text: String) -> Set<String> {
        Set(text.matches(of: /\/[mj]\/([a-z2-7]{26})/).map { String($0.1) })
    }
}

extension ListedPage {
    /// The unguessable part of the address.
    fileprivate var token: String { path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? "" }
}

extension ReadMail {
    /// The calendars without the breaks that long lines have (RFC 5545 3.1).
    fileprivate var unfoldedCalendars: String { calendars.joined().replacing("\r\n ", with: "") }
}

extension Business {
    /// Every file of all sites' mails, and the mails decoded.
    fileprivate func everyMailFile(_ world: CanaryWorld) throws -> [(file: String, bytes: [UInt8])] {
        try world.sites.flatMap { site in
            let folder = "\(path)/output/\(site.id)/private/mail"
            return try Repository.files(below: folder).map { ("\(site.id)/\($0.key)", [UInt8]($0.value)) }
                + readMails(site: site.id).map { ("\(site.id)/\($0.key)", Array($0.value.decoded.utf8)) }
        }
    }
}
