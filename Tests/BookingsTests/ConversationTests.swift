import Testing

@testable import Bookings

/// What has to be said next to a client: from what they were told, what is so, and when (`Sources/Bookings/Bookings.docc/Mails.md`).
@Suite struct ConversationTests {
    @Test("each belief meets each state", arguments: Told.all, Present.allCases)
    func table(told: Told, present: Present) throws {
        let news = try Self.news(told, present)
        let letter: Letter.Kind? =
            switch (told, present) {
            case (.nothing, _), (.expected, .same), (.cancelled, .cancelled), (.cancelled, .canceledBooking), (.cancelled, .movedAway),
                (.notBooked, .cancelled), (.notBooked, .canceledBooking), (.notBooked, .movedAway), (.cancelled, .pending),
                (.notBooked, .pending):
                nil
            case (.expected, .later), (.cancelled, .same), (.cancelled, .later): .notice
            case (.expected, .cancelled), (.expected, .canceledBooking), (.expected, .pending), (.expected, .movedAway): .cancellation
            case (.notBooked, .same), (.notBooked, .later): .confirmation
            }
        #expect(news.map(\.letter) == (letter.map { [$0] } ?? []))
    }

    @Test("once told, a client knows it: nothing more is due", arguments: Told.all, Present.allCases)
    func converges(told: Told, present: Present) throws {
        var conversation = try Self.conversation(told, present)
        let schedule = try Self.schedule(present)
        for news in conversation.news(in: schedule, now: Self.now, current: \.current) {
            for tells in news.tells(news.resolved.routeInMails.digest) {
                conversation.add(Self.delivery(tells.told, at: 9), of: tells.session)
            }
        }
        #expect(conversation.news(in: schedule, now: Self.now, current: \.current).isEmpty)
    }

    @Test func `a booking of another session is one change, before and after`() throws {
        var conversation = Conversation(Booking(id: Booking.ID(1), target: .session(Session.ID(2)), status: .confirmed), of: Member.ID(1))
        conversation.add(Self.delivery(try Self.told(1)), of: Session.ID(1))
        let news = conversation.news(in: try Self.schedule(.same), now: Self.now, current: \.current)
        #expect(news.map(\.resolved.id) == [Session.ID(2)] && news.map(\.letter) == [.notice] && news.map(\.outdated) == [[.booking]])
        #expect(news.first?.replaces?.resolved.id == Session.ID(1))
        #expect(news.first?.tells(.noLink).map { "\($0.session) \($0.told.attendance)" } == ["2 expected", "1 notBooked"])
    }

    @Test func `a session added to a course is told to those whom a mail has confirmed, and to no others`() throws {
        for (kind, letters) in [(Delivery.Kind.confirmation, [Letter.Kind.notice]), (.reminder, []), (.byHand, [])] {
            var conversation = Conversation(
                Booking(id: Booking.ID(1), target: .course(Service.ID(9)), status: .confirmed), of: Member.ID(1))
            conversation.add(Self.delivery(try Self.told(3), kind), of: Session.ID(3))
            let news = conversation.news(in: try Self.schedule(.same), now: Self.now, current: \.current)
            #expect(news.compactMap(\.letter) == letters && news.map(\.resolved.id) == letters.map { _ in Session.ID(4) })
        }
    }

    @Test func `a session that is over is nobody's news, unless its client waits for it to come`() throws {
        let schedule = try Self.schedule(.same)
        let later = Instant(seconds: schedule.sessions[0].session.endsAt.seconds)
        var conversation = Conversation(Booking(id: Booking.ID(1), target: .session(Session.ID(1)), status: .confirmed), of: Member.ID(1))
        conversation.add(Self.delivery(try Self.told(1, hours: -1)), of: Session.ID(1))
        #expect(conversation.news(in: schedule, now: later, current: \.current).isEmpty)
        conversation.add(Self.delivery(try Self.told(1, hours: 1), at: 2), of: Session.ID(1))
        #expect(conversation.news(in: schedule, now: later, current: \.current).map(\.letter) == [.notice])
    }

    // MARK: - What is told and what is so

    enum Told: CaseIterable {
        case nothing, expected, cancelled, notBooked
        static let all = allCases
    }

    enum Present: CaseIterable {
        case same, later, cancelled, canceledBooking, pending, movedAway
    }

    private static let now = Instant(seconds: 1_000_000)

    private static func news(_ told: Told, _ present: Present) throws -> [News] {
        try conversation(told, present).news(in: try schedule(present), now: now, current: \.current)
    }

    private static func conversation(_ told: Told, _ present: Present) throws -> Conversation {
        let status: Booking.Status =
            switch present {
            case .canceledBooking: .canceled
            case .pending: .pending
            case .same, .later, .cancelled, .movedAway: .confirmed
            }
        // To a session that is over: nothing takes the place of the one that is lost.
        let target = Booking.Target.session(Session.ID(present == .movedAway ? 5 : 1))
        var conversation = Conversation(Booking(id: Booking.ID(1), target: target, status: status), of: Member.ID(1))
        let attendance: Attendance? =
            switch told {
            case .nothing: nil
            case .expected: .expected
            case .cancelled: .sessionCancelled
            case .notBooked: .notBooked
            }
        if let attendance { conversation.add(delivery(try Self.told(1).with(attendance), .notice), of: Session.ID(1)) }
        return conversation
    }

    private static func delivery(_ told: Bookings.Told, _ kind: Delivery.Kind = .confirmation, at seconds: Int64 = 1) -> Delivery {
        Delivery(kind: kind, deliveredAt: Instant(seconds: seconds), link: .noLink, told: told)
    }

    private static func told(_ session: Int64, hours: Int64 = 0) throws -> Bookings.Told {
        let told = try #require(try schedule(.same)[Session.ID(session)]).told
        return Bookings.Told(
            startsAt: Instant(seconds: told.startsAt.seconds + hours * 3600), endsAt: Instant(seconds: told.endsAt.seconds + hours * 3600),
            location: told.location, attendance: .expected)
    }

    /// Two classes to come, two sessions of a course to come, and a class that is over.
    private static func schedule(_ present: Present) throws -> Schedule {
        let site = Situation().site
        let catalogue = Catalogue(
            site: site, staff: [], accounts: [],
            services: [
                Service(id: Service.ID(7), kind: .class, name: "Yoga", isConferencingEnabled: false),
                Service(id: Service.ID(9), kind: .course, name: "Singing", isConferencingEnabled: false),
            ], assignments: [], courseMeetings: [:])
        let addresses = PageAddresses(site: site, secret: try #require(SiteSecret(key: Array(0..<32))), access: .link)
        func session(_ id: Int64, of service: Int64, day: Int64, isCancelled: Bool = false) throws -> ResolvedSession {
            let start = now.seconds + day * 86_400 + (id == 1 && present == .later ? 3600 : 0)
            let session = Session(
                id: Session.ID(id), service: Service.ID(service), staff: nil, startsAt: Instant(seconds: start),
                endsAt: Instant(seconds: start + 3600), isCancelled: isCancelled)
            return try #require(ResolvedSession(session, meetings: [], in: catalogue, addresses: addresses))
        }
        return Schedule(
            catalogue, addresses: addresses,
            sessions: [
                try session(1, of: 7, day: 1, isCancelled: present == .cancelled), try session(2, of: 7, day: 8),
                try session(3, of: 9, day: 2), try session(4, of: 9, day: 3), try session(5, of: 7, day: -2),
            ])
    }
}
