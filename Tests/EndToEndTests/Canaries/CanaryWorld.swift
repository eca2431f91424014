import BusinessKit
import TestKit

/// A random world: sites in all combinations of plan and switches, with accounts, services, sessions and bookings of every kind.
struct CanaryWorld {
    struct Site {
        let id: String
        let plan: String
        let hidesInMails: Bool
        let hidesInPages: Bool
    }

    struct Account {
        let id: Int
        let site: String
        /// Nil: the site's default account.
        let staff: Int?
        let isConnected: Bool
        /// Nil: Zoom.
        let link: CanaryLink?
    }

    struct Service {
        let id: Int
        let site: String
        let kind: String
        let isOnline: Bool
        let courseLink: CanaryLink?
    }

    struct Session {
        let id: Int
        let service: Service
        let staff: Int?
        let start: Int
        let end: Int
        let isCancelled: Bool
        let linkState: String
        let link: CanaryLink?
    }

    struct Meeting {
        let account: Int
        let session: Int?
        let course: Int?
        let link: CanaryLink
    }

    struct Booking {
        let id: Int
        let member: Int
        let session: Int?
        let course: Int?
        let status: String
    }

    private(set) var sites: [Site] = []
    private(set) var accounts: [Account] = []
    private(set) var services: [Service] = []
    private(set) var sessions: [Session] = []
    private(set) var meetings: [Meeting] = []
    private(set) var members: [(id: Int, site: String)] = []
    private(set) var bookings: [Booking] = []
    private(set) var staff: [(id: Int, site: String)] = []

    /// 2026-11-23T12:00:00Z, as `Business.now`.
    static let now = 1_795_435_200
    static let statuses = ["CREATED", "CONFIRMED", "PENDING", "WAITING_LIST", "DECLINED", "CANCELED"]

    init(seed: UInt64) {
        var maker = CanaryMaker(seed: seed)
        var random = SeededGenerator(seed: seed &+ 1)
        for number in 0..<10 {
            let plan = number == 0 ? "WEBSITE" : "BUSINESS_ECOMMERCE"
            let site = Site(id: "site-\(number)", plan: plan, hidesInMails: number & 1 == 1, hidesInPages: [2, 3].contains(number))
            sites.append(site)
            fill(site.id, number, &maker, &random)
        }
    }

    private mutating func fill(_ site: String, _ number: Int, _ maker: inout CanaryMaker, _ random: inout SeededGenerator) {
        let people = (1...4).map { number * 100 + $0 }
        staff += people.map { ($0, site) }
        // Site 4 has no default account, site 5 a disconnected one.
        for person in [nil] + people.map(Optional.some) where person == nil ? number != 4 : !random.once(in: 3) {
            accounts.append(
                Account(
                    id: accounts.count + 1, site: site, staff: person, isConnected: person == nil ? number != 5 : !random.once(in: 3),
                    link: random.once(in: 2) ? maker.link(placeholder: random.once(in: 3)) : nil))
        }
        let own = (1...6).map { place in
            let kind = ["APPOINTMENT", "CLASS", "COURSE"][place % 3]
            return Service(
                id: number * 100 + place, site: site, kind: kind, isOnline: !random.once(in: 3),
                courseLink: kind == "COURSE" && random.once(in: 2) ? maker.link() : nil)
        }
        services += own
        let dates = (1...24).map { place in session(number * 100 + place, of: random.pick(own), people, &maker, &random) }
        sessions += dates
        for account in accounts where account.site == site && account.link == nil {
            for session in dates where session.service.kind != "COURSE" && !random.once(in: 4) {
                meetings.append(Meeting(account: account.id, session: session.id, course: nil, link: maker.link()))
            }
            for course in own where course.kind == "COURSE" && !random.once(in: 4) {
                meetings.append(Meeting(account: account.id, session: nil, course: course.id, link: maker.link()))
            }
        }
        for place in 1...6 {
            let member = number * 100 + place
            members.append((member, site))
            // The last one has booked nothing.
            for _ in 0..<(place == 6 ? 0 : 8) {
                let service = random.pick(own)
                let date = dates.filter { $0.service.id == service.id }.randomElement(using: &random)
                guard service.kind == "COURSE" || date != nil else { continue }
                bookings.append(
                    Booking(
                        id: bookings.count + 1, member: member, session: service.kind == "COURSE" ? nil : date?.id,
                        course: service.kind == "COURSE" ? service.id : nil,
                        status: random.once(in: 2) ? "CONFIRMED" : random.pick(Self.statuses)))
            }
        }
    }

    private func session(
        _ id: Int, of service: Service, _ people: [Int], _ maker: inout CanaryMaker, _ random: inout SeededGenerator
    ) -> Session {
        let state = random.pick(
            ["INHERIT", "INHERIT", "INHERIT", "INHERIT", "ADDED", "REMOVED"] + (service.kind == "COURSE" ? [] : ["SET", "SET"]))
        let start = Self.now + Int.random(in: -2000...2000, using: &random) * 900
        return Session(
            id: id, service: service, staff: random.once(in: 5) ? nil : random.pick(people), start: start, end: start + 3600,
            isCancelled: random.once(in: 8), linkState: state, link: state == "SET" ? maker.link() : nil)
    }
}
