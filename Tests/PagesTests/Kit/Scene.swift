import Bookings
import Digests
import RenderedPages
import TestKit
import Testing
import ZoneFiles

@testable import Pages

/// A small business of values, rendered without any file or database: one class, one course, one member with a booking of each.
struct Scene {
    var site = Site(
        id: Site.ID("studio"), name: "Riverside Studio", baseURL: "https://members.example.org", timeZone: "Europe/Berlin", language: "en",
        plan: .businessEcommerce, hidesLinkInEmails: false, hidesLinkInMyBookings: false)
    var access = Access.link
    var look = SiteLook(accent: "#17624f", contact: "hello@riverside.example.org")
    var account: Account.Kind = .custom(Scene.link)
    var link: Session.LinkState = .inherit
    var isConferencingEnabled = true
    /// Where the class is held.
    var place = "Uferstraße 12, Berlin"
    var course: Link?
    var isCancelled = false
    var status = Booking.Status.confirmed
    var hasBookings = true
    var hasCourse = false
    /// Where bookings are changed or cancelled.
    var manage: String?
    var ownPages = OwnPages.none
    /// What the client was told otherwise of the class: how many seconds earlier it was to be, and where.
    var told: (earlier: Int64, place: String)?
    var member = Member(id: Member.ID(1), firstName: "Chloé", lastName: "Lefèvre", timeZone: nil)
    /// Who else booked.
    var others: [BookedMember] = []
    var now = Scene.today
    var program = Digest(low: 1, high: 1)

    static let link = Link(
        url: "https://meet.google.com/kvt-hwqz-ndr?a=1&b=%3a", password: "rook & <pawn>", description: "Choose **Ask to join**.")

    /// The built-in ones, compiled once.
    private static let templates = Result { try TemplateSet(TemplateFolder(path: "/no/such/folder")) }

    private static let day: Int64 = 86_400
    /// 2026-11-23T12:00:00Z, whatever `now` is.
    private static let today = Instant(seconds: 1_795_435_200)

    init(_ change: (inout Scene) -> Void = { _ in }) { change(&self) }

    /// What is rendered, by path below the web root.
    func files() throws -> [String: String] {
        let pages = try pages()
        var batch = RenderedBatch()
        var findings: [Finding] = []
        pages.renderSite(into: &batch)
        pages.renderOwnPages(into: &batch)
        let clients = [BookedMember(member: member, bookings: bookings)] + others
        for booked in clients.prefix(1) + others.filter({ $0.member.id != member.id }) {
            pages.renderMyBookings(booked, into: &batch, &findings)
        }
        var readers = JoinReaders(pages)
        for booked in clients { readers.add(booked) }
        pages.renderJoinPages(for: readers, of: clients, into: &batch)
        return Dictionary(
            uniqueKeysWithValues: batch.files.map { ($0.path, String(decoding: batch.bytes[$0.bytes], as: UTF8.self)) })
    }

    func pages() throws -> SitePages {
        return try #require(
            try SitePages(
                schedule(), changes: changes, templates: Self.templates.get(), look: look, ownPages: ownPages, zones: ZoneFolder().zones,
                program: program,
                now: now))
    }

    var changes: ToldChanges {
        guard let told, let session = sessions.first else { return .none }
        func tells(_ earlier: Int64, _ place: String) -> Told {
            Told(
                startsAt: Instant(seconds: session.startsAt.seconds - earlier), endsAt: Instant(seconds: session.endsAt.seconds - earlier),
                location: place, attendance: .expected)
        }
        var changes = ToldChanges()
        changes.add(
            Delivery(kind: .confirmation, deliveredAt: now, link: .noLink, told: tells(told.earlier, told.place)), to: Booking.ID(1),
            of: session.id, besides: tells(0, place))
        return changes
    }

    func schedule() throws -> Schedule {
        let catalogue = self.catalogue
        let addresses = PageAddresses(site: catalogue.site, secret: try secret(), access: access)
        let resolved = try sessions.map { session in
            try #require(ResolvedSession(session, meetings: [], in: catalogue, addresses: addresses))
        }
        return Schedule(catalogue, addresses: addresses, sessions: resolved)
    }

    func secret() throws -> SiteSecret { try #require(SiteSecret(key: Array(OpenSecret.text.utf8))) }

    var catalogue: Catalogue {
        Catalogue(
            site: site, staff: [Staff(id: Staff.ID(1), name: "Ines Albrecht")],
            accounts: [Account(id: Account.ID(1), staff: nil, kind: account, isConnected: true)],
            services: [
                Service(
                    id: Service.ID(1), kind: .class, name: "Morning Yoga & Breath", description: "A *gentle* start.",
                    isConferencingEnabled: isConferencingEnabled, location: place),
                Service(id: Service.ID(2), kind: .course, name: "Sleep Well", isConferencingEnabled: true, courseLink: course),
            ],
            assignments: [], courseMeetings: [:])
    }

    var sessions: [Session] {
        let class1 = Session(
            id: Session.ID(1), service: Service.ID(1), staff: Staff.ID(1), startsAt: at(1), endsAt: at(1, minutes: 60),
            isCancelled: isCancelled,
            linkState: link)
        guard hasCourse else { return [class1] }
        let evenings: [(day: Int64, isCancelled: Bool, state: Session.LinkState)] = [
            (-7, false, .inherit), (2, true, .inherit), (7, false, .inherit), (14, false, .removed),
        ]
        return [class1]
            + evenings.enumerated().map { index, evening in
                Session(
                    id: Session.ID(Int64(index) + 2), service: Service.ID(2), staff: nil, startsAt: at(evening.day),
                    endsAt: at(evening.day, minutes: 75), isCancelled: evening.isCancelled, linkState: evening.state)
            }
    }

    var bookings: [Booking] {
        guard hasBookings else { return [] }
        let place = Booking(
            id: Booking.ID(1), target: .session(Session.ID(1)), status: status, participants: hasCourse ? 2 : 1, manageURL: manage)
        return hasCourse ? [place, Booking(id: Booking.ID(2), target: .course(Service.ID(2)), status: .confirmed)] : [place]
    }

    /// So many days from today at 17:00 UTC, and so many minutes after that.
    private func at(_ days: Int64, minutes: Int64 = 0) -> Instant {
        Instant(seconds: Self.today.seconds + days * Self.day + 5 * 3600 + minutes * 60)
    }
}

extension SitePages {
    /// Renders all join pages as a build does.
    func renderJoinPages(for readers: JoinReaders, of clients: [BookedMember], into batch: inout RenderedBatch) {
        let all = 0..<joinPageCount
        let bookings = clients.flatMap(\.bookings)
        var managed: [Int: String] = [:]
        for found in managedBookings(all, for: readers, nil) {
            managed[found.place] = bookings.first { $0.id == found.booking }?.managePage
        }
        renderJoinPages(all, for: readers, managed: managed, into: &batch)
    }
}
