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
            #expect(OutdatedPart.compare([delivery(digest, resolved)], .expected, with: resolved.current) == [])
        }
        #expect(
            OutdatedPart.compare([delivery(LinkDigest(of: .ofStaff), resolved)], .expected, with: resolved.current) == [.link])
        #expect(OutdatedPart.compare([], .expected, with: resolved.current) == [])
    }

    @Test func `a join page that hides its link is old, the link itself is not`() throws {
        let hidden = try resolved { $0.hidesLinkInMyBookings = true }
        #expect(
            OutdatedPart.compare([delivery(LinkDigest(ofJoinPage: hidden.joinPage), hidden)], .expected, with: hidden.current)
                == [
                    .link
                ])
        #expect(OutdatedPart.compare([delivery(LinkDigest(of: .ofSite), hidden)], .expected, with: hidden.current) == [])
        #expect(hidden.joinDigest == LinkDigest(of: .ofSite))
    }

    @Test func `where members log in, a join page shows no link, so who knows it alone holds something old`() throws {
        let resolved = try resolved(access: .login)
        #expect(resolved.onPages.link != nil && resolved.onJoinPage == .leftToMyBookings)
        #expect(resolved.joinDigest == LinkDigest(of: .ofSite))
        let told = [delivery(LinkDigest(ofJoinPage: resolved.joinPage), resolved)]
        #expect(OutdatedPart.compare(told, .expected, with: resolved.current) == [.link])
    }

    @Test func `any link is old of a session that has none`() throws {
        let gone = try resolved { $0.linkState = .removed }
        #expect(OutdatedPart.compare([delivery(LinkDigest(of: .ofSite), gone)], .expected, with: gone.current) == [.link])
        #expect(gone.joinDigest == .noLink)
    }

    @Test func `another time, place or status is old`() throws {
        let resolved = try resolved()
        let told = Told(startsAt: Instant(seconds: 1), endsAt: resolved.told.endsAt, location: "elsewhere", attendance: .sessionCancelled)
        #expect(
            OutdatedPart.compare([delivery(.noLink, resolved, told: told)], .expected, with: resolved.current) == [
                .time, .place, .status,
            ])
    }

    @Test func `the newest telling counts, and in one second what people said`() throws {
        let resolved = try resolved()
        let (old, new) = (LinkDigest(of: .ofStaff), LinkDigest(of: .ofSite))
        #expect(
            OutdatedPart.compare(
                [delivery(old, resolved, at: 2, .reminder), delivery(new, resolved, at: 1)], .expected, with: resolved.current)
                == [.link]
        )
        #expect(
            OutdatedPart.compare(
                [delivery(new, resolved, at: 2, .byHand), delivery(old, resolved, at: 2)], .expected, with: resolved.current)
                == [])
    }

    @Test func `places are compared by their bytes: a letter with an accent is another than a letter and an accent`() throws {
        let resolved = try resolved()
        func told(_ place: String) -> Told {
            Told(startsAt: resolved.told.startsAt, endsAt: resolved.told.endsAt, location: place, attendance: .expected)
        }
        #expect(told("Caf\u{E9}") != told("Cafe\u{301}") && told("\u{FE0F}Room") != told("Room") && told("Room") == told("Room"))
    }

    @Test func `whoever has no place is named for that until told, and for the join page whatever they were told after it`() throws {
        let resolved = try resolved()
        let joinPage = LinkDigest(ofJoinPage: resolved.joinPage)
        func compare(_ deliveries: [Delivery]) -> [OutdatedPart] {
            OutdatedPart.compare(deliveries, .notBooked, with: resolved.current)
        }
        #expect(compare([delivery(joinPage, resolved)]) == [.booking, .joinPage])
        #expect(compare([delivery(joinPage, resolved), delivery(.noLink, resolved, at: 9, .notice)]) == [.booking, .joinPage])
        let gone = delivery(.noLink, resolved, at: 9, .notice, told: resolved.told.with(.notBooked))
        #expect(compare([delivery(joinPage, resolved), gone]) == [.joinPage])
        #expect(compare([delivery(LinkDigest(of: .ofStaff), resolved)]) == [.booking])
        #expect(compare([delivery(LinkDigest(of: .ofStaff), resolved), gone]) == [] && compare([]) == [])
    }

    @Test("what is cancelled, or not theirs, is old by that alone", arguments: Attendance.allCases, Attendance.allCases)
    func attendances(told: Attendance, present: Attendance) throws {
        let resolved = try resolved()
        let elsewhere = Told(startsAt: Instant(seconds: 1), endsAt: Instant(seconds: 2), location: "elsewhere", attendance: told)
        let parts = OutdatedPart.compare([delivery(.noLink, resolved, told: elsewhere)], present, with: resolved.current)
        let expected: [OutdatedPart] =
            switch (told, present) {
            case (.expected, .expected): [.time, .place]
            case (.expected, .sessionCancelled), (.sessionCancelled, .expected): [.time, .place, .status]
            case (.expected, .notBooked), (.notBooked, .expected): [.booking]
            case (.sessionCancelled, _), (.notBooked, _): []
            }
        #expect(parts == expected)
    }

    @Test func `a digest is the SHA-256 of url, password and description with NUL between them`() {
        // printf 'https://x.org\0p\0d' | sha256sum
        #expect(
            LinkDigest(of: Link(url: "https://x.org", password: "p", description: "d")).rawValue
                == "4ff70e3e0321f9200a0b7db31866ec090930163cfae8b6f255ffdf6f12e9a6c5")
    }
}
