import TestKit
import Testing

@testable import Bookings

/// Overlaps on one URL, against all pairs tried one by one.
@Suite struct MeetingOverlapsTests {
    private struct Pair: Hashable {
        let first: Int64
        let second: Int64
    }

    private func pairs(_ sessions: [Session]) -> Set<Pair> {
        var pairs: Set<Pair> = []
        for one in sessions {
            for other in sessions where one.service != other.service && one.startsAt < other.endsAt && other.startsAt < one.endsAt {
                pairs.insert(Pair(first: min(one.id, other.id).rawValue, second: max(one.id, other.id).rawValue))
            }
        }
        return pairs
    }

    @Test("as many pairs are counted as there are, and the first named is one of them", arguments: 1...300 as ClosedRange<UInt64>)
    func oracle(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rooms = ["https://a.example.org/", "https://b.example.org/"]
        let sessions = (1...Int64.random(in: 1...14, using: &random)).map { id -> (session: Session, room: String) in
            let start = Int64.random(in: 0..<12, using: &random)
            let session = Session(
                id: Session.ID(id), service: Service.ID(Int64.random(in: 1...3, using: &random)), staff: nil,
                startsAt: Instant(seconds: start),
                endsAt: Instant(seconds: start + Int64.random(in: 1...4, using: &random)))
            return (session, random.pick(rooms[0], rooms[1]))
        }
        var overlaps = MeetingOverlaps()
        for (session, room) in sessions { overlaps.add(session, url: room) }
        let expected = rooms.map { room in pairs(sessions.filter { $0.room == room }.map(\.session)) }.filter { !$0.isEmpty }
        let found = overlaps.findings
        #expect(found.count == expected.count, "seed \(seed)")
        for finding in found {
            let numbers = "\(finding.subject) \(finding.sentence)".split { !$0.isNumber }.compactMap { Int64($0) }
            let pair = Pair(first: min(numbers[0], numbers[1]), second: max(numbers[0], numbers[1]))
            let room = try #require(expected.first { $0.contains(pair) }, "seed \(seed): \(finding)")
            #expect(room.count == 1 + (numbers.count > 2 ? numbers[2] : 0), "seed \(seed): \(finding)")
        }
    }

    @Test func `a link that very many sessions share is one finding, soon`() {
        var overlaps = MeetingOverlaps()
        let count: Int64 = 20_000
        for id in 1...count {
            let session = Session(
                id: Session.ID(id), service: Service.ID(id % 2), staff: nil, startsAt: Instant(seconds: id),
                endsAt: Instant(seconds: id + count))
            overlaps.add(session, url: "https://meet.google.com/one")
        }
        // All overlap; those of different parity are of different services.
        #expect(overlaps.findings.map(\.subject) == ["session:1"])
        #expect(overlaps.findings.first?.sentence.hasSuffix("; \(count / 2 * count / 2 - 1) more pairs share this link") == true)
    }
}
