internal import Bookings

/// What one of a member's pages lists, each session once: what comes next, what is cancelled, what comes later, and what is over.
struct BookingLists {
    private(set) var next: BookingItem?
    /// Cancelled sessions that would have come before the next one, two at most: with more of them it would leave a phone's first screen.
    /// And all others.
    private(set) var cancelledBefore: [BookingItem]
    private(set) var cancelledAfter: [BookingItem]
    private(set) var upcoming: [BookingItem]
    private(set) var past: [BookingItem]

    /// In a list of so many, each month has a heading.
    private static let long = 8
    private static let mostBefore = 2

    /// Sorts what a timeline has, each in its order.
    ///
    /// - `hasNext`: whether the next session stands by itself.
    init(cancelled: [BookingItem], upcoming: [BookingItem], past: [BookingItem], hasNext: Bool) {
        (self.upcoming, self.past) = (upcoming, past)
        (cancelledBefore, cancelledAfter) = (cancelled, [])
        if hasNext { takeNext() }
        if let start = next?.start {
            cancelledBefore = Array(cancelled.prefix { ($0.start ?? start) <= start }.prefix(Self.mostBefore))
            cancelledAfter = Array(cancelled.dropFirst(cancelledBefore.count))
        }
        next?.share(nil)
        for index in self.upcoming.indices { self.upcoming[index].share(next) }
        for index in self.past.indices { self.past[index].share(nil) }
        headMonths()
    }

    /// All of them, in no order to rely on.
    var all: [BookingItem] { (next.map { [$0] } ?? []) + cancelledBefore + cancelledAfter + upcoming + past }

    /// Takes the first session still to come: of the confirmed bookings if there is one, else of any.
    private mutating func takeNext() {
        let coming = upcoming.indices.flatMap { item in
            upcoming[item].sessions.indices.filter { upcoming[item].sessions[$0].phase == .upcoming }.map { (item: item, session: $0) }
        }
        let first = coming.min { one, other in
            let (isConfirmed, otherIs) = (
                upcoming[one.item].booking.status == .confirmed, upcoming[other.item].booking.status == .confirmed
            )
            if isConfirmed != otherIs { return isConfirmed }
            return upcoming[one.item].sessions[one.session].when.start < upcoming[other.item].sessions[other.session].when.start
        }
        guard let first else { return }
        var item = upcoming.remove(at: first.item)
        var rest = item
        item.sessions = [item.sessions[first.session]]
        next = item
        rest.sessions.remove(at: first.session)
        if let start = rest.start {
            // A course goes on where its next session stands.
            let place = upcoming.firstIndex { ($0.start ?? .distantFuture) > start } ?? upcoming.endIndex
            upcoming.insert(rest, at: place)
        } else if !rest.sessions.isEmpty {
            // All that is left of a course is over: what is still to know of it stands with its last session.
            rest.isAhead = false
            past.insert(rest, at: 0)
        }
    }

    private mutating func headMonths() {
        guard upcoming.count >= Self.long else { return }
        var last = ""
        for index in upcoming.indices {
            let month = upcoming[index].first?.when.day.monthOfYear ?? ""
            if month != last { upcoming[index].month = month }
            last = month
        }
    }
}

extension BookingLists {
    /// Names the zone, and notes at each session what that does not say: another zone, another year than that of the first.
    ///
    /// - `zone`: the reader's.
    /// - Returns: the zone as most of the page has it, "Berlin, UTC+1"; empty on a page without sessions.
    mutating func nameZone(_ zone: (Instant) -> String) -> String {
        let inOrder = (next.map { [$0] } ?? []) + upcoming + cancelledBefore + cancelledAfter + past
        guard let first = inOrder.lazy.compactMap(\.first).first else { return "" }
        let (name, year) = (zone(first.when.start), first.when.day.year)
        next?.note(zone: name, year: year)
        for index in upcoming.indices { upcoming[index].note(zone: name, year: year) }
        for index in cancelledBefore.indices { cancelledBefore[index].note(zone: name, year: year) }
        for index in cancelledAfter.indices { cancelledAfter[index].note(zone: name, year: year) }
        for index in past.indices { past[index].note(zone: name, year: year) }
        return name
    }
}

extension BookingItem {
    /// Its first session to come, else its first.
    fileprivate var first: SessionItem? { sessions.first { $0.phase == .upcoming } ?? sessions.first }

    /// When its next session starts, or the one that was cancelled; nil where none is ahead.
    fileprivate var start: Instant? { sessions.first { $0.phase != .past }?.when.start }

    /// Lets what several sessions of a course have in common stand once.
    ///
    /// - `next`: the session that stands by itself: its link is not said again.
    fileprivate mutating func share(_ next: BookingItem?) {
        shareLink(next)
        guard !isSingle, sessions.count > 1 else { return }
        staff = common(\.staff)
        place = common(\.place)
        for index in sessions.indices {
            if !staff.isEmpty { sessions[index].staff = "" }
            if !place.isEmpty { sessions[index].place = "" }
        }
    }

    /// What all of its sessions say; empty where they differ.
    private func common(_ text: (SessionItem) -> String) -> String {
        let first = sessions.first.map(text) ?? ""
        return sessions.allSatisfy { text($0) == first } ? first : ""
    }

    private mutating func shareLink(_ next: BookingItem?) {
        let said = next?.booking.id == booking.id ? next?.sessions.first?.shown?.link : nil
        guard !isSingle, let link = said ?? first(where: \.isAhead)?.link ?? first(where: { _ in true })?.link else { return }
        let places = sessions.indices.filter { sessions[$0].shown?.link == link }
        guard said != nil || places.count > 1 else { return }
        for place in places { sessions[place].isShared = true }
        if said == nil { shared = places.first.flatMap { sessions[$0].shown } }
    }

    private func first(where belongs: (SessionItem) -> Bool) -> ShownLink? { sessions.lazy.filter(belongs).compactMap(\.shown).first }

    fileprivate mutating func note(zone: String, year: String) {
        for index in sessions.indices {
            let when = sessions[index].when
            if when.zone != zone { sessions[index].otherZone = when.zone }
            if when.day.year != year { sessions[index].otherYear = when.day.year }
        }
    }
}

extension SessionItem {
    fileprivate var isAhead: Bool { phase == .upcoming }
}
