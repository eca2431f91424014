import TestKit
import Testing

@testable import Bookings

/// What holds for every situation, tried on seeded random ones. A failure names its seed.
@Suite struct LinkRulesPropertyTests {
    static let seeds: [UInt64] = Array(20_261_123..<20_261_127)
    static let situations = 1500

    /// The link a member may see, told from the prose of `LinkRules.md` and not from the tables.
    private func allowedLink(in situation: Situation) -> Link? {
        guard situation.plan == .businessEcommerce, let site = situation.defaultAccount, site.isConnected else { return nil }
        if situation.isCancelled { return nil }
        var isOnline = situation.isConferencingEnabled
        var own: Link?
        switch situation.linkState {
        case .removed: return nil
        case .added: isOnline = true
        case .set(let link): own = link
        case .inherit: break
        }
        let link: Link?
        if situation.kind == .course, let course = situation.courseLink {
            link = course
        } else if let own {
            link = own
        } else if !isOnline {
            link = nil
        } else if situation.kind != .course, situation.hasStaff, let staff = situation.staffAccount, staff.isConnected {
            link = if case .custom(let custom) = staff.kind { custom } else { situation.meetingOfStaff }
        } else {
            link = if case .custom(let custom) = site.kind { custom } else { situation.meetingOfSite }
        }
        return link == .unsafe ? nil : link
    }

    @Test("a link is revealed only where the prose of the rules allows it, and there it is", arguments: seeds)
    func oracle(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for number in 0..<Self.situations {
            let situation = Situation.random(using: &random)
            let resolution = LinkRules.resolve(try #require(situation.facts))
            let allowed = allowedLink(in: situation)
            #expect(resolution.link == allowed, "seed \(seed), situation \(number): \(situation)")
            for surface in Surface.allCases {
                let isHidden = surface == .email ? situation.hidesLinkInEmails : situation.hidesLinkInMyBookings
                for booking in Booking.Status.allCases.map(Optional.some) + [nil] {
                    let revelation = LinkRules.reveal(resolution, booking: booking, on: surface, of: situation.site)
                    let expected = isHidden || booking.map { $0 != .confirmed } ?? false ? nil : allowed
                    #expect(revelation.link == expected, "seed \(seed), situation \(number): \(situation), \(surface)")
                    #expect(
                        (revelation.state == .shown) == (expected != nil), "seed \(seed), situation \(number): \(situation), \(surface)")
                }
            }
        }
    }

    @Test("what only rows below the deciding one look at changes nothing", arguments: seeds)
    func lowerLevels(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for number in 0..<Self.situations {
            let situation = Situation.random(using: &random)
            let facts = try #require(situation.facts)
            let answer = LinkRules.resolve(facts)
            let row = try #require(ResolveRule.table.first { $0.decide(facts) != nil }?.number)
            for _ in 0..<4 {
                let other = situation.changedBelow(row, using: &random)
                #expect(
                    LinkRules.resolve(try #require(other.facts)) == answer,
                    "seed \(seed), situation \(number), row \(row): \(situation), changed to \(other)")
            }
        }
    }

    @Test("disconnecting the default account empties every session, and connecting it again brings all back", arguments: seeds)
    func disconnecting(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for number in 0..<Self.situations {
            var situation = Situation.random(using: &random)
            situation.plan = .businessEcommerce
            situation.defaultAccount?.isConnected = true
            let before = LinkRules.resolve(try #require(situation.facts))
            situation.defaultAccount?.isConnected = false
            #expect(
                LinkRules.resolve(try #require(situation.facts)) == .none(.noDefaultAccount),
                "seed \(seed), situation \(number): \(situation)")
            situation.defaultAccount?.isConnected = true
            #expect(LinkRules.resolve(try #require(situation.facts)) == before, "seed \(seed), situation \(number): \(situation)")
        }
    }

    @Test("an edit of a course reaches all of its sessions, past and future, and no other's", arguments: seeds)
    func courseEdit(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let secret = SiteSecret.ofTests
        let edited = Link(url: "https://meet.google.com/new", password: "new-word")
        for number in 0..<40 {
            let services = (1...6).map { id -> Service in
                let kind: Service.Kind = id <= 3 ? .course : random.pick(.appointment, .class)
                return Service(
                    id: Service.ID(Int64(id)), kind: kind, name: "Service \(id)", isConferencingEnabled: !random.once(in: 3),
                    courseLink: kind == .course ? random.pick(nil, .ofCourse) : nil)
            }
            let course = services[Int.random(in: 0..<3, using: &random)]
            let sessions = (1...60).map { id -> Session in
                let service = services[Int.random(in: 0..<6, using: &random)]
                let start = Int64.random(in: 0..<4_000_000_000, using: &random)
                let own: Session.LinkState = service.kind == .course ? .added : .set(.ofSession)
                return Session(
                    id: Session.ID(Int64(id)), service: service.id, staff: Staff.ID(4), startsAt: Instant(seconds: start),
                    endsAt: Instant(seconds: start + 3600), isCancelled: random.once(in: 8),
                    linkState: random.pick(.inherit, .inherit, .removed, own))
            }
            func resolutions(_ services: [Service]) throws -> [Resolution] {
                let catalogue = Catalogue(
                    site: Situation().site, staff: [],
                    accounts: [
                        Account(id: Account.ID(1), staff: nil, kind: .custom(.ofSite), isConnected: true),
                        Account(id: Account.ID(2), staff: Staff.ID(4), kind: .custom(.ofStaff), isConnected: true),
                    ], services: services, assignments: [], courseMeetings: [:])
                return try sessions.map { LinkRules.resolve(try #require(catalogue.facts(of: $0, meetings: [], secret: secret))) }
            }
            let before = try resolutions(services)
            let after = try resolutions(services.map { $0.id == course.id ? $0.with(courseLink: edited) : $0 })
            for (session, (old, new)) in zip(sessions, zip(before, after)) {
                let isReached = session.service == course.id && !session.isCancelled && !session.isRemoved
                #expect(new == (isReached ? .link(edited, .course) : old), "seed \(seed), site \(number), session \(session.id)")
            }
        }
    }
}

extension Session {
    fileprivate var isRemoved: Bool { if case .removed = linkState { true } else { false } }
}

extension Service {
    fileprivate func with(courseLink: Link) -> Service {
        Service(
            id: id, kind: kind, name: name, description: details, isConferencingEnabled: isConferencingEnabled, location: location,
            courseLink: courseLink)
    }
}

extension Situation {
    /// Draws a situation that the schema allows.
    static func random(using random: inout SeededGenerator) -> Situation {
        var situation = Situation()
        situation.plan = random.once(in: 8) ? random.pick(.free, .website) : .businessEcommerce
        situation.hidesLinkInEmails = random.pick(true, false)
        situation.hidesLinkInMyBookings = random.pick(true, false)
        situation.defaultAccount = random.once(in: 10) ? nil : .random(.ofSite, using: &random)
        situation.kind = random.pick(.appointment, .class, .course)
        situation.isCancelled = random.once(in: 8)
        situation.hasStaff = !random.once(in: 6)
        situation.changeLinkState(using: &random)
        situation.changeCourseLink(using: &random)
        situation.changeConferencing(using: &random)
        situation.changeStaffAccount(using: &random)
        situation.meetingOfSite = random.pick(nil, .zoomOfSite, .unsafe)
        situation.meetingOfStaff = random.pick(nil, .zoomOfStaff, .unsafe)
        return situation
    }

    /// Changes only what the rows below `row` look at and neither it nor any above it does.
    func changedBelow(_ row: Int, using random: inout SeededGenerator) -> Situation {
        var other = self
        other.hidesLinkInEmails.toggle()
        other.hidesLinkInMyBookings = random.pick(true, false)
        if row < 2 { other.defaultAccount = random.pick(nil, .init(kind: .zoom)) }
        if row < 3 { other.isCancelled = random.pick(true, false) }
        if row < 4 { other.changeLinkState(using: &random) }
        if row < 5 { other.changeCourseLink(using: &random) }
        if row == 5 { other.linkState = random.pick(.inherit, .added) }
        if row < 7 { other.changeConferencing(using: &random) }
        if row < 8 {
            other.changeStaffAccount(using: &random)
            other.hasStaff = random.pick(true, false)
            other.meetingOfStaff = random.pick(nil, .zoomOfStaff, .unsafe)
        }
        if row < 9 {
            // Row 2 looks at whether it is connected, and no more.
            if let account = other.defaultAccount { other.defaultAccount?.kind = random.pick(account.kind, .zoom, .custom(.unsafe)) }
            other.meetingOfSite = random.pick(nil, .zoomOfSite, .unsafe)
        }
        return other
    }

    private mutating func changeLinkState(using random: inout SeededGenerator) {
        // The schema forbids SET on a session of a course.
        let own: Session.LinkState = kind == .course ? .added : .set(random.pick(.ofSession, .ofSession, .unsafe))
        linkState = random.pick(.inherit, .inherit, .added, .removed, own)
    }

    private mutating func changeCourseLink(using random: inout SeededGenerator) {
        courseLink = kind == .course ? random.pick(nil, nil, .ofCourse, .unsafe) : nil
    }

    private mutating func changeConferencing(using random: inout SeededGenerator) {
        isConferencingEnabled = random.pick(true, true, false)
    }

    private mutating func changeStaffAccount(using random: inout SeededGenerator) {
        staffAccount = random.pick(nil, .random(.ofStaff, using: &random))
    }
}

extension Situation.StoredAccount {
    fileprivate static func random(_ link: Link, using random: inout SeededGenerator) -> Situation.StoredAccount {
        Situation.StoredAccount(kind: random.pick(.zoom, .custom(link), .custom(link), .custom(.unsafe)), isConnected: !random.once(in: 6))
    }
}
