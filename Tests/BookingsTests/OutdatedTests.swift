import Testing

@testable import Bookings

/// Who holds something old (`Sources/Bookings/Bookings.docc/Mails.md`).
@Suite struct OutdatedTests {
    private func resolved(access: Access = .link, _ change: (inout Situation) -> Void = { _ in }) throws -> ResolvedSession {
        var situation = Situation()
        change(&situation)
        return try #require(situation.resolved(access: access))
    }

    private func delivery(
        _ link: LinkDigest, _ resolved: ResolvedSession, at seconds: Int64 = 1, _ kind: Delivery.Kind = .confirmation, told: Told? = nil
    ) -> Delivery {
        Delivery(kind: kind, deliveredAt: Instant(seconds: seconds), link: link, told: told ?? resolved.told)
    }

    @Test func `the current link, the join page while it shows the link, and no link at all are not old`() throws {
        let resolved = try resolved()
        let current = [LinkDigest(of: .ofSite), LinkDigest(ofJoinPage: resolved.joinPage), .noLink]
        for digest in current {
            #expect(OutdatedPart.compare([delivery(digest, resolved)], booking: .confirmed, with: resolved.current) == [])
        }
        #expect(
            OutdatedPart.compare([delivery(LinkDigest(of: .ofStaff), resolved)], booking: .confirmed, with: resolved.current) == [.link])
        #expect(OutdatedPart.compare([], booking: .confirmed, with: resolved.current) == [])
    }

    @Test func `a join page that hides its link is old, the link itself is not`() throws {
        let hidden = try resolved { $0.hidesLinkInMyBookings = true }
        #expect(
            OutdatedPart.compare([delivery(LinkDigest(ofJoinPage: hidden.joinPage), hidden)], booking: .confirmed, with: hidden.current)
                == [
                    .link
                ])
        #expect(OutdatedPart.compare([delivery(LinkDigest(of: .ofSite), hidden)], booking: .confirmed, with: hidden.current) == [])
        #expect(hidden.joinDigest == LinkDigest(of: .ofSite))
    }

    @Test func `where members log in, a join page shows no link, so who knows it alone holds something old`() throws {
        let resolved = try resolved(access: .login)
        #expect(resolved.onPages.link != nil && resolved.onJoinPage == .leftToMyBookings)
        #expect(resolved.joinDigest == LinkDigest(of: .ofSite))
        let told = [delivery(LinkDigest(ofJoinPage: resolved.joinPage), resolved)]
        #expect(OutdatedPart.compare(told, booking: .confirmed, with: resolved.current) == [.link])
    }

    @Test func `any link is old of a session that has none`() throws {
        let gone = try resolved { $0.linkState = .removed }
        #expect(OutdatedPart.compare([delivery(LinkDigest(of: .ofSite), gone)], booking: .confirmed, with: gone.current) == [.link])
        #expect(gone.joinDigest == .noLink)
    }

    @Test func `another time, place or status is old`() throws {
        let resolved = try resolved()
        let told = Told(startsAt: Instant(seconds: 1), endsAt: resolved.told.endsAt, location: "elsewhere", isCancelled: true)
        #expect(
            OutdatedPart.compare([delivery(.noLink, resolved, told: told)], booking: .confirmed, with: resolved.current) == [
                .time, .place, .status,
            ])
    }

    @Test func `the newest telling counts, and in one second what people said`() throws {
        let resolved = try resolved()
        let (old, new) = (LinkDigest(of: .ofStaff), LinkDigest(of: .ofSite))
        #expect(
            OutdatedPart.compare(
                [delivery(old, resolved, at: 2, .reminder), delivery(new, resolved, at: 1)], booking: .confirmed, with: resolved.current)
                == [.link]
        )
        #expect(
            OutdatedPart.compare(
                [delivery(new, resolved, at: 2, .byHand), delivery(old, resolved, at: 2)], booking: .confirmed, with: resolved.current)
                == [])
    }

    @Test("whoever is not confirmed is named for the join page alone, whatever they were told after it", arguments: Booking.Status.allCases)
    func formerClients(_ status: Booking.Status) throws {
        guard status != .confirmed else { return }
        let resolved = try resolved()
        let joinPage = LinkDigest(ofJoinPage: resolved.joinPage)
        let told = [delivery(joinPage, resolved), delivery(.noLink, resolved, at: 9, .notice)]
        #expect(OutdatedPart.compare(told, booking: status, with: resolved.current) == [.joinPage])
        #expect(OutdatedPart.compare([delivery(LinkDigest(of: .ofStaff), resolved)], booking: status, with: resolved.current) == [])
    }

    @Test func `a digest is the SHA-256 of url, password and description with NUL between them`() {
        // printf 'https://x.org\0p\0d' | sha256sum
        #expect(
            LinkDigest(of: Link(url: "https://x.org", password: "p", description: "d")).rawValue
                == "4ff70e3e0321f9200a0b7db31866ec090930163cfae8b6f255ffdf6f12e9a6c5")
    }
}
