import Testing

@testable import Bookings

/// Who holds something old (rules.md 3).
@Suite struct OutdatedTests {
    private func briefing(access: Access = .link, _ change: (inout Situation) -> Void = { _ in }) throws -> Briefing {
        var situation = Situation()
        change(&situation)
        let accounts = situation.defaultAccount.map { Account(id: Account.ID(1), staff: nil, kind: $0.kind, isConnected: $0.isConnected) }
        let catalogue = Catalogue(
            site: situation.site, staff: [], accounts: accounts.map { [$0] } ?? [], services: [situation.service], assignments: [],
            courseMeetings: [:])
        let secret = try #require(SiteSecret.ofTests)
        return try #require(Briefing(situation.session, meetings: situation.meetings, in: catalogue, secret: secret, access: access))
    }

    private func delivery(
        _ link: LinkDigest, _ briefing: Briefing, at seconds: Int64 = 1, _ kind: Delivery.Kind = .confirmation, told: Told? = nil
    ) -> Delivery {
        Delivery(kind: kind, deliveredAt: Instant(seconds: seconds), link: link, told: told ?? briefing.told)
    }

    @Test func `the current link, the join page while it shows the link, and no link at all are not old`() throws {
        let briefing = try briefing()
        let current = [LinkDigest(of: .ofSite), LinkDigest(ofJoinPage: briefing.joinPage), .noLink]
        for digest in current {
            #expect(Outdated.compare([delivery(digest, briefing)], booking: .confirmed, with: briefing.current) == [])
        }
        #expect(Outdated.compare([delivery(LinkDigest(of: .ofStaff), briefing)], booking: .confirmed, with: briefing.current) == [.link])
        #expect(Outdated.compare([], booking: .confirmed, with: briefing.current) == [])
    }

    @Test func `a join page that hides its link is old, the link itself is not`() throws {
        let hidden = try briefing { $0.hidesLinkInMyBookings = true }
        #expect(
            Outdated.compare([delivery(LinkDigest(ofJoinPage: hidden.joinPage), hidden)], booking: .confirmed, with: hidden.current) == [
                .link
            ])
        #expect(Outdated.compare([delivery(LinkDigest(of: .ofSite), hidden)], booking: .confirmed, with: hidden.current) == [])
        #expect(hidden.wayIn == LinkDigest(of: .ofSite))
    }

    @Test func `where members log in, a join page shows no link, so who knows it alone holds something old`() throws {
        let briefing = try briefing(access: .login)
        #expect(briefing.onPages.link != nil && briefing.onJoinPage == .leftToMyBookings)
        #expect(briefing.wayIn == LinkDigest(of: .ofSite))
        let told = [delivery(LinkDigest(ofJoinPage: briefing.joinPage), briefing)]
        #expect(Outdated.compare(told, booking: .confirmed, with: briefing.current) == [.link])
    }

    @Test func `any link is old of a session that has none`() throws {
        let gone = try briefing { $0.linkState = .removed }
        #expect(Outdated.compare([delivery(LinkDigest(of: .ofSite), gone)], booking: .confirmed, with: gone.current) == [.link])
        #expect(gone.wayIn == .noLink)
    }

    @Test func `another time, place or status is old`() throws {
        let briefing = try briefing()
        let told = Told(startsAt: Instant(seconds: 1), endsAt: briefing.told.endsAt, location: "elsewhere", isCancelled: true)
        #expect(
            Outdated.compare([delivery(.noLink, briefing, told: told)], booking: .confirmed, with: briefing.current) == [
                .time, .place, .status,
            ])
    }

    @Test func `the newest telling counts, and in one second what people said`() throws {
        let briefing = try briefing()
        let (old, new) = (LinkDigest(of: .ofStaff), LinkDigest(of: .ofSite))
        #expect(
            Outdated.compare(
                [delivery(old, briefing, at: 2, .reminder), delivery(new, briefing, at: 1)], booking: .confirmed, with: briefing.current)
                == [.link]
        )
        #expect(
            Outdated.compare(
                [delivery(new, briefing, at: 2, .byHand), delivery(old, briefing, at: 2)], booking: .confirmed, with: briefing.current)
                == [])
    }

    @Test("whoever is not confirmed is named for the join page alone, whatever they were told after it", arguments: Booking.Status.allCases)
    func formerClients(_ status: Booking.Status) throws {
        guard status != .confirmed else { return }
        let briefing = try briefing()
        let joinPage = LinkDigest(ofJoinPage: briefing.joinPage)
        let told = [delivery(joinPage, briefing), delivery(.noLink, briefing, at: 9, .notice)]
        #expect(Outdated.compare(told, booking: status, with: briefing.current) == [.joinPage])
        #expect(Outdated.compare([delivery(LinkDigest(of: .ofStaff), briefing)], booking: status, with: briefing.current) == [])
    }

    @Test func `a digest is the SHA-256 of url, password and description with NUL between them`() {
        // printf 'https://x.org\0p\0d' | sha256sum
        #expect(
            LinkDigest(of: Link(url: "https://x.org", password: "p", description: "d")).rawValue
                == "4ff70e3e0321f9200a0b7db31866ec090930163cfae8b6f255ffdf6f12e9a6c5")
    }
}
