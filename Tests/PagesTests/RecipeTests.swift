import Bookings
import Digests
import Foundation
import RenderedPages
import TestKit
import Testing
import ZoneFiles

@testable import Pages

/// A page is kept as it is by its recipe. So the recipe must change with everything that the page is made from.
@Suite struct RecipeTests {
    /// A digest of a made-up row.
    private static func row(_ text: String) -> Digest { Digest(of: text.utf8.span) }

    /// The recipes of all pages, as rendering tells them.
    private static func recipes(_ change: (inout RowedScene) throws -> Void = { _ in }) throws -> [String: Digest] {
        var scene = RowedScene()
        try change(&scene)
        return try scene.recipes()
    }

    /// Which pages get another recipe.
    private static func changed(_ change: (inout RowedScene) throws -> Void) throws -> Set<String> {
        let (before, after) = (try recipes(), try recipes(change))
        #expect(before.count == 5 && Set(before.keys) == Set(after.keys))
        return Set(before.keys.filter { before[$0] != after[$0] })
    }

    private static let all: Set = ["member 1", "member 2", "member 3", "join 1", "join 2"]

    @Test func `the same values give the same recipes`() throws {
        #expect(try Self.changed { _ in } == [])
    }

    @Test func `each row changes the pages that show it, and no other`() throws {
        // Member 1 has booked session 1, member 2 session 2, member 3 nothing.
        #expect(try Self.changed { $0.rows["member 1"] = "x" } == ["member 1"])
        #expect(try Self.changed { $0.rows["booking 2"] = "x" } == ["member 2"])
        #expect(try Self.changed { $0.rows["session 1"] = "x" } == ["member 1", "join 1"])
        #expect(try Self.changed { $0.rows["service 1"] = "x" } == ["member 1", "member 2", "join 1", "join 2"])
        #expect(try Self.changed { $0.rows["staff 1"] = "x" } == ["member 1", "join 1"])
        #expect(try Self.changed { $0.rows["site"] = "x" } == Self.all)
    }

    @Test func `a link that comes from elsewhere changes the pages of its sessions`() throws {
        let other = Link(url: "https://zoom.us/j/5", password: "p", description: "d")
        for link in [
            other, Link(url: "https://zoom.us/j/6", password: "p", description: "d"),
            Link(url: "https://zoom.us/j/5", password: "q", description: "d"),
            Link(url: "https://zoom.us/j/5", password: "p", description: "e"),
        ] {
            #expect(
                try Self.changed { $0.account = .custom(link) } == ["member 1", "member 2", "join 1", "join 2"])
        }
        let (first, second) = (try Self.recipes { $0.account = .custom(other) }, try Self.recipes { $0.isConnected = false })
        #expect(first["join 1"] != second["join 1"])
    }

    @Test func `time changes a page only when it passes the end of one of its sessions`() throws {
        #expect(try Self.changed { $0.now = RowedScene.start } == [])
        #expect(try Self.changed { $0.now = Instant(seconds: RowedScene.end.seconds - 1) } == [])
        #expect(try Self.changed { $0.now = RowedScene.end } == ["member 1", "join 1"])
    }

    @Test func `what clients were told otherwise changes the pages that mark it`() throws {
        #expect(try Self.changed { $0.told = [1: 3600] } == ["member 1", "join 1"])
        let (once, twice) = (try Self.recipes { $0.told = [1: 3600] }, try Self.recipes { $0.told = [1: 7200] })
        #expect(Set(once.keys.filter { once[$0] != twice[$0] }) == ["member 1", "join 1"])
    }

    @Test func `a zone changes the pages of those who read in it`() throws {
        // Member 2, who alone has booked session 2, reads in Tokyo; the site is in Berlin.
        #expect(try Self.changed { $0.movedZone = "Asia/Tokyo" } == ["member 2", "join 2"])
        #expect(try Self.changed { $0.movedZone = "Europe/Berlin" } == Self.all)
        #expect(try Self.changed { $0.movedZone = "Asia/Dubai" } == [])
    }

    @Test func `the program, templates, words and look change all that is made with them`() throws {
        #expect(try Self.changed { $0.program = Self.row("another") } == Self.all)
        #expect(try Self.changed { $0.files["my-bookings.md"] = "{{member.name}}" } == Self.all)
        #expect(try Self.changed { $0.files["icons/zoom.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>" } == Self.all)
        #expect(try Self.changed { $0.files["style.css"] = "a { color: red }" } == Self.all)
        #expect(try Self.changed { $0.look.accent = "#123456" } == Self.all)
        #expect(try Self.changed { $0.look.contact = "Call us" } == Self.all)
        #expect(try Self.changed { $0.look.website = "https://studio.example" } == Self.all)
        #expect(try Self.changed { $0.look.booking = "https://studio.example/book" } == Self.all)
        #expect(try Self.changed { $0.look.map = MapPattern("https://map.example/{place}") } == Self.all)
        #expect(try Self.changed { $0.look.logo = SiteLook.Logo(bytes: [1], fileExtension: "png") } == Self.all)
        #expect(
            try Self.changed { $0.ownPages = OwnPages([.init(name: "help", subject: "help.md", bytes: Array("# Help".utf8))]) } == Self.all)
        #expect(try Self.changed { $0.access = .login } == Self.all)
        #expect(try Self.changed { $0.key = Array(1...32) } == Self.all)
        // Member 3 reads German.
        let german = try #require(TemplateFolder.builtIn.first { $0.path == "words/de.yaml" })
        let words = String(decoding: german.bytes, as: UTF8.self)
        #expect(try Self.changed { $0.files["words/de.yaml"] = words.replacing("region: DE", with: "region: AT") } == ["member 3"])
    }

    @Test func `a value without a row behind it is rendered by every build`() throws {
        #expect(try Self.recipes { $0.rows["member 1"] = nil }["member 1"] == nil)
        #expect(try Self.recipes { $0.rows["session 1"] = nil }.keys.sorted() == ["join 2", "member 2", "member 3"])
        #expect(try Self.recipes { $0.rows["service 1"] = nil }.keys.sorted() == ["member 3"])
        #expect(try Self.recipes { $0.rows["site"] = nil }.isEmpty)
    }

    /// A field that is new here has to be in the recipe, or to follow from what is: say so by adding it.
    @Test func `every value that makers reach is known to the recipe`() throws {
        let scene = RowedScene()
        let pages = try scene.pages()
        let session = try #require(pages.sessions.inOrder.first)
        func fields(_ value: Any) -> Set<String> { Set(Mirror(reflecting: value).children.compactMap(\.label)) }

        #expect(
            fields(MyBookingsIngredients(parts: pages.parts(of: scene.members[0]), place: 0, zone: pages.siteZone, bookings: [])) == [
                "parts", "place", "zone", "bookings",
            ])
        #expect(
            fields(
                MyBookingsIngredients.Booked(
                    booking: scene.members[0].bookings[0], service: session.service, sessions: [], changes: [:], zone: pages.siteZone))
                == ["booking", "service", "sessions", "changes", "zone"])
        // Of the edition or written once from what the ingredients hold: `addresses` is the site's row, `access` and the secret.
        #expect(
            fields(
                MyBookingsMaker(
                    addresses: pages.sessions.addresses, edition: pages.siteEdition, siteZone: pages.siteZone, siteTimes: nil,
                    calendarZones: pages.calendarZones)) == ["addresses", "edition", "siteZone", "siteTimes", "calendarZones"])
        // Zones are the frame's.
        #expect(
            fields(
                JoinPageMaker(
                    times: SiteTimes(sessionCount: 0, in: pages.siteZone, words: pages.siteEdition.dates), siteZone: pages.siteZone,
                    calendarZones: pages.calendarZones)) == ["times", "siteZone", "calendarZones"])
        let version = JoinPageIngredients.Version(edition: pages.siteEdition, zone: pages.siteZone)
        #expect(fields(version) == ["edition", "zone"])
        // Of the managed booking the page follows from its row.
        let managed = JoinPageIngredients.Managed(row: Self.row("booking"), page: "")
        #expect(fields(managed) == ["row", "page"])
        #expect(
            fields(JoinPageIngredients(session: session, change: nil, versions: [version], managed: managed)) == [
                "session", "change", "versions", "managed",
            ])
        #expect(fields(SessionChange()) == ["time", "place"])
        // From `resolved`, but for `index` (a place in what is written once) and the side of `now`; `known` is worked out from `resolved`
        // when it is first shown, and `descriptions` are texts of links by themselves.
        #expect(fields(session) == ["resolved", "index", "service", "isOver", "digest", "descriptions", "known"])
        #expect(fields(session.times) == ["startsAt", "endsAt", "isCancelled", "isOver"])
        // From the service's row.
        #expect(fields(session.service) == ["name", "isCourse", "location", "details", "row"])
        // Rows and `resolution`; `addresses` as above; meetings are shown through `resolution` alone; the token follows from row and secret.
        #expect(fields(session.resolved) == ["session", "service", "staff", "meetings", "resolution", "addresses", "knownToken"])
        // From words, the country and what the frame digests.
        #expect(
            fields(pages.siteEdition) == [
                "words", "locale", "states", "dates", "templates", "places", "sessions", "calendar", "greeting", "changes", "undated",
                "mail", "ownName", "translation",
                "digest", "seed",
            ])
        #expect(fields(SiteLook()) == ["accent", "logo", "contact", "website", "booking", "map"])
        #expect(fields(pages.siteZone) == ["identifier", "city", "digest", "rules"])
    }
}

/// A site of three members and two sessions, whose values have rows behind them.
private struct RowedScene {
    static let start = Instant(seconds: 1_795_500_000)
    static let end = Instant(seconds: start.seconds + 3600)

    var now = Instant(seconds: start.seconds - 86_400)
    var program = Digest(low: 1, high: 2)
    var look = SiteLook()
    var ownPages = OwnPages.none
    var access = Access.link
    var key = [UInt8](0..<32)
    var account = Account.Kind.custom(Link(url: "https://meet.google.com/kvt-hwqz-ndr"))
    var isConnected = true
    /// How many seconds earlier clients were told that a session is, by its id, which is the booking's too.
    var told: [Int64: Int64] = [:]
    /// Templates of one's own.
    var files: [String: String] = [:]
    /// Where clocks are an hour ahead of what they are.
    var movedZone: String?
    /// What stands for the rows.
    var rows: [String: String] = Dictionary(
        uniqueKeysWithValues: [
            "site", "staff 1", "service 1", "session 1", "session 2", "member 1", "member 2", "member 3", "booking 1", "booking 2",
        ].map { ($0, $0) })

    private func row(_ name: String) -> Digest? { rows[name].map { Digest(of: $0.utf8.span) } }

    var site: Site {
        Site(
            id: Site.ID("studio"), name: "Studio", baseURL: "https://members.example.org", timeZone: "Europe/Berlin", language: "en",
            plan: .businessEcommerce, hidesLinkInEmails: false, hidesLinkInMyBookings: false, row: row("site"))
    }

    var members: [BookedMember] {
        (1...3).map { id in
            BookedMember(
                member: Member(
                    id: Member.ID(id), firstName: "Ana", timeZone: id == 2 ? "Asia/Tokyo" : nil, language: id == 3 ? "de" : nil,
                    row: row("member \(id)")),
                bookings: id == 3
                    ? []
                    : [
                        Booking(
                            id: Booking.ID(id), target: .session(Session.ID(id)), status: .confirmed, row: row("booking \(id)"))
                    ])
        }
    }

    func pages() throws -> SitePages {
        let staff = Staff(id: Staff.ID(1), name: "Ines", row: row("staff 1"))
        let catalogue = Catalogue(
            site: site, staff: [staff], accounts: [Account(id: Account.ID(1), staff: nil, kind: account, isConnected: isConnected)],
            services: [
                Service(id: Service.ID(1), kind: .class, name: "Yoga", isConferencingEnabled: true, row: row("service 1"))
            ], assignments: [], courseMeetings: [:])
        let addresses = PageAddresses(site: site, secret: try #require(SiteSecret(key: key)), access: access)
        let sessions = try (1...2).map { (id: Int64) in
            try #require(
                ResolvedSession(
                    Session(
                        id: Session.ID(id), service: Service.ID(1), staff: id == 1 ? Staff.ID(1) : nil,
                        startsAt: Instant(seconds: Self.start.seconds + (id - 1) * 86_400),
                        endsAt: Instant(seconds: Self.end.seconds + (id - 1) * 86_400), row: row("session \(id)")), meetings: [],
                    in: catalogue, addresses: addresses))
        }
        let folder = Scratch.path("templates-\(UUID().uuidString)")
        for (path, text) in files {
            let file = URL(fileURLWithPath: "\(folder)/\(path)")
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let real = ZoneFolder().zones
        let zones = Zones { [movedZone] name in
            guard let zone = real.zone(name.text) else { return nil }
            let offset = zone.offset(at: Self.start) + (name.text == movedZone ? 3600 : 0)
            return ZoneReading(ZoneRules(first: ZoneRules.Clock(offset: offset, isDaylight: false)))
        }
        var changes = ToldChanges()
        for (id, earlier) in told {
            let now = sessions[Int(id) - 1].told
            let before = Told(
                startsAt: Instant(seconds: now.startsAt.seconds - earlier), endsAt: now.endsAt, location: "", attendance: .expected)
            changes.add(
                Delivery(kind: .notice, deliveredAt: Self.start, link: .noLink, told: before), to: Booking.ID(id), of: Session.ID(id),
                besides: now)
        }
        return try #require(
            try SitePages(
                Schedule(catalogue, addresses: addresses, sessions: sessions), changes: changes,
                templates: TemplateSet(TemplateFolder(path: folder)),
                look: look,
                ownPages: ownPages, zones: zones, program: program, now: now))
    }

    func recipes() throws -> [String: Digest] {
        let pages = try pages()
        var batch = RenderedBatch()
        var findings: [Finding] = []
        for member in members { pages.renderMyBookings(member, into: &batch, &findings) }
        var readers = JoinReaders(pages)
        for member in members { readers.add(member) }
        pages.renderJoinPages(for: readers, of: members, into: &batch)
        let recipes = Dictionary(
            uniqueKeysWithValues: batch.pages.compactMap { page in
                page.recipe.map { ("\(page.kind == PageKind.join.rawValue ? "join" : "member") \(page.row)", $0) }
            })
        // What a page is known by without its rows is what rendering tells, in whatever order the bookings lie.
        let outlines = members.enumerated().flatMap { place, booked in booked.bookings.map { ($0, booked.member.id, place) } }
        for order in [outlines, outlines.reversed()] {
            let known = MemberRecipes(pages)
            for booked in members { known.add(booked.member) }
            for (booking, member, place) in order {
                known.add(BookingOutline(booking, of: member), of: place, zones: [])
            }
            for (place, booked) in members.enumerated() {
                #expect(known.recipe(at: place) == recipes["member \(booked.member.id)"])
            }
        }
        return recipes
    }
}

extension BookingOutline {
    /// The outline of a booking in its member's zone; one without a row has none.
    fileprivate init(_ booking: Booking, of member: Member.ID) {
        self.init(
            id: booking.id, member: member, target: booking.target, zone: nil, isOpen: booking.status.isOpen,
            isManaged: booking.manageURL != nil, row: booking.row ?? Digest(low: 0, high: 0))
    }
}
