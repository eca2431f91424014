/// Finds sessions of different services that use one URL at the same time, where strangers would meet
/// (<doc:LinkRules#What-may-be-shown-at-all>).
///
/// One finding a URL: a link that many sessions share can make billions of pairs. They are counted in O(n log n) without being made.
struct MeetingOverlaps {
    private struct Use {
        let room: Int
        let service: Service.ID
        let session: Session.ID
        let start: Instant
        let end: Instant
    }

    private var rooms: [String: Int] = [:]
    private var uses: [Use] = []

    mutating func add(_ session: Session, url: String) {
        let count = rooms.count
        let room = rooms[url, default: count]
        if room == count { rooms[url] = count }
        uses.append(Use(room: room, service: session.service, session: session.id, start: session.startsAt, end: session.endsAt))
    }

    /// One finding for each URL with an overlap, in order of the first session's id.
    var findings: [Finding] {
        let sorted = uses.sorted { ($0.room, $0.start, $0.session) < ($1.room, $1.start, $1.session) }
        var pairs: [(first: Use, second: Use, count: Int)] = []
        for room in sorted.runs(by: \.room) where room.count > 1 {
            guard let (first, second) = Self.firstPair(in: room) else { continue }
            pairs.append((first, second, Self.countPairs(in: room)))
        }
        return pairs.sorted { $0.first.session < $1.first.session }.map { first, second, count in
            let more = count > 1 ? "; \(count - 1) more pairs share this link" : ""
            return Finding(
                .warning, .sharedLinkOverlap, "session:\(first.session)",
                "has the link of `session:\(second.session)` at the same time, of another service, so strangers would meet\(more)",
                advice: "give one of them a link of its own with `joinery link set`, or write `{session}` into the account's URL")
        }
    }

    /// Finds the first session to begin while one of another service goes on.
    private static func firstPair(in room: ArraySlice<Use>) -> (Use, Use)? {
        guard var last = room.first else { return nil }
        for use in room.dropFirst() {
            // Until the first pair is found, whatever goes on is of one service: the last to end stands for all of it.
            if use.start < last.end, use.service != last.service { return (last, use) }
            if last.end < use.end { last = use }
        }
        return nil
    }

    /// Counts the overlapping pairs of different services: all pairs without those within one service.
    private static func countPairs(in room: ArraySlice<Use>) -> Int {
        let byService = room.sorted { ($0.service, $0.start, $0.session) < ($1.service, $1.start, $1.session) }
        return countAllPairs(in: room) - byService.runs(by: \.service).reduce(0) { $0 + countAllPairs(in: $1) }
    }

    /// Counts the overlapping pairs of `uses`, which stand in order of their start: each with those that began before it and go on.
    private static func countAllPairs(in uses: ArraySlice<Use>) -> Int {
        let ends = uses.map(\.end).sorted()
        var ended = 0
        var pairs = 0
        for (begun, use) in uses.enumerated() {
            while ends[ended] <= use.start { ended += 1 }
            pairs += begun - ended
        }
        return pairs
    }
}

extension Array {
    /// Cuts the array into runs of neighbours that have the same key.
    fileprivate func runs<Key: Equatable>(by key: (Element) -> Key) -> [ArraySlice<Element>] {
        var runs: [ArraySlice<Element>] = []
        var start = startIndex
        for index in indices where index + 1 == endIndex || key(self[index]) != key(self[index + 1]) {
            runs.append(self[start...index])
            start = index + 1
        }
        return runs
    }
}
