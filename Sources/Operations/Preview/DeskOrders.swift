import Bookings
import Foundation
import Synchronization

/// In what order the desk lists members and sessions at one instant. Worked out once for a reading, however often the desk is asked for.
final class DeskOrders: Sendable {
    /// Which reading it is of.
    let generation: Int
    /// What was asked for: nil for now.
    let instant: Instant?
    let sites: [Site.ID: DeskOrder]

    init(_ reading: PreviewReading, generation: Int, at instant: Instant?, _ now: Instant) {
        self.generation = generation
        self.instant = instant
        sites = Dictionary(reading.sites.map { ($0.site.id, DeskOrder($0, mailsAreSent: reading.sendsMails(of: $0.site.id), now: now)) }) {
            first, _ in first
        }
    }
}

extension PreviewReading {
    func sendsMails(of site: Site.ID) -> Bool { folder.configuration.sites[site]?.sender != nil }
}

/// One site's: what needs its owner first, then by date.
final class DeskOrder: Sendable {
    /// Those that are not over: those that need attention first, each in order of their start.
    let coming: [ResolvedSession]
    /// Those that are over, the last one first.
    let past: [ResolvedSession]
    /// Those that need attention first, then by what comes next, then by name.
    let members: [Entry]
    /// How many have booked a session, or a course, and are not turned down.
    private let booked: [Booking.Target: Int]
    private let site: PreviewSite
    /// What is searched, in the order of `members`; made for the first search.
    private let texts = Mutex<[String]?>(nil)

    struct Entry {
        /// In `PreviewSite.members`.
        let place: Int
        let next: ResolvedSession?
        let attention: [DeskAttention]
    }

    init(_ site: PreviewSite, mailsAreSent: Bool, now: Instant) {
        self.site = site
        let sessions = site.schedule.sessions.sorted { ($0.session.startsAt, $0.id) < ($1.session.startsAt, $1.id) }
        let ahead = sessions.filter { $0.session.endsAt > now }
        coming = ahead.filter { DeskAttention(of: $0) != nil } + ahead.filter { DeskAttention(of: $0) == nil }
        past = sessions.filter { $0.session.endsAt <= now }.reversed()
        var booked: [Booking.Target: Int] = [:]
        members = site.members.enumerated().map { place, member in
            for booking in member.bookings where booking.status.isOpen { booked[booking.target, default: 0] += 1 }
            return Entry(place: place, member, of: site, mailsAreSent: mailsAreSent, now: now)
        }.sorted { left, right in
            if left.attention.isEmpty != right.attention.isEmpty { return !left.attention.isEmpty }
            switch (left.next?.session.startsAt, right.next?.session.startsAt) {
            case (let left?, let right?) where left != right: return left < right
            case (nil, .some): return false
            case (.some, nil): return true
            default: return left.place < right.place
            }
        }
        self.booked = booked
    }

    func bookedCount(of resolved: ResolvedSession) -> Int {
        booked[resolved.isOfCourse ? .course(resolved.service.id) : .session(resolved.id)] ?? 0
    }

    /// The members whose name or e-mail address holds the text, whatever the case and the accents, or whose id it is.
    func members(like text: String) -> [Entry] {
        guard !text.isEmpty else { return members }
        let wanted = Self.folded(text.trimmingCharacters(in: .whitespaces))
        let texts = texts.withLock { texts in
            if let texts { return texts }
            let all = members.map { Self.folded("\(site.members[$0.place].member.wholeName)\n\(site.members[$0.place].member.email)") }
            texts = all
            return all
        }
        return zip(members, texts).filter { entry, text in
            text.utf8.firstRange(of: wanted.utf8) != nil || "\(site.members[entry.place].member.id)" == wanted
        }.map(\.0)
    }

    /// Without case and accents.
    private static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    }
}

extension DeskOrder.Entry {
    fileprivate init(place: Int, _ booked: BookedMember, of site: PreviewSite, mailsAreSent: Bool, now: Instant) {
        var next: ResolvedSession?
        var attention: [DeskAttention] = []
        for (booking, resolved) in site.sessions(of: booked) where resolved.session.endsAt > now && booking.status.isOpen {
            if !resolved.session.isCancelled, next.map({ resolved.session.startsAt < $0.session.startsAt }) ?? true { next = resolved }
            // What is wrong with a session is told at the session: many have booked it.
            if booking.status == .pending, !attention.contains(.pending(booking.id)) { attention.append(.pending(booking.id)) }
        }
        if mailsAreSent, next != nil, Finding.mailAddress(of: booked.member) != nil { attention.append(.noMail) }
        self.init(place: place, next: next, attention: attention)
    }
}

/// Why somebody or something needs the owner.
enum DeskAttention: Hashable, Sendable {
    /// The link may not be shown to anyone.
    case unsafeLink(Session.ID)
    /// Zoom's meeting is not made yet.
    case meetingMissing(Session.ID)
    /// The owner has to confirm it.
    case pending(Booking.ID)
    /// No mail can reach them.
    case noMail

    /// Nil where all is well, or nobody goes there.
    init?(of resolved: ResolvedSession) {
        guard !resolved.session.isCancelled else { return nil }
        switch resolved.resolution {
        case .withheld: self = .unsafeLink(resolved.id)
        case .pending: self = .meetingMissing(resolved.id)
        case .link, .none: return nil
        }
    }
}
