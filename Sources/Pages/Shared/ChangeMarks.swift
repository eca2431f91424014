internal import Bookings
internal import Digests

/// What of a session has changed since clients were told of it, in words: marked until it is over.
struct ChangeMarks: Sendable {
    /// "New time, was 17:00"; empty where none was told but the one that the page names.
    private(set) var time = ""
    /// "New place, was Studio 1".
    private(set) var place = ""

    init() {}

    /// - `zone`: the one in which the page names the time.
    init(_ change: SessionChange?, of session: PageSession, in zone: ZoneOffsets, _ edition: Edition) {
        guard let change, !session.times.isOver, !session.times.isCancelled else { return }
        if let told = change.oldTime {
            time = edition.changes.time.filled(["time": edition.dates.before(told, now: session.times, in: zone)])
        }
        // Where none is named, as of a session held by video, no other is new.
        if let old = change.oldPlace, !session.place.isEmpty { place = edition.changes.place.filled(["place": old]) }
    }
}

/// The words of one language for what has changed.
struct ChangeWords: Sendable {
    let time: Pattern
    let place: Pattern

    init(_ words: Words) {
        time = Pattern(words.word("session", "newtime"))
        place = Pattern(words.word("session", "newplace"))
    }
}

extension SessionChange? {
    /// Adds it to a page's recipe.
    func add(to input: inout DigestInput) {
        input.add(self?.oldTime != nil)
        if let told = self?.oldTime {
            input.add(told.startsAt.seconds)
            input.add(told.endsAt.seconds)
        }
        input.add(self?.oldPlace)
    }
}
