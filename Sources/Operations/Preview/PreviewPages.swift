import Bookings
import Pages
import RenderedPages
import Synchronization

/// The pages of one site at one instant, each made when it is asked for, by what renders a build's.
final class PreviewPages: Sendable {
    let nextChange: Instant?
    private let site: PreviewSite
    private let renderer: PageRenderer
    /// By path: files that are the same for everybody.
    private let common: [String: [UInt8]]
    /// Who reads which join page, and where the only booking of a session is changed. Made for the first page that is asked for.
    private let joining: Mutex<Joining?>
    private let pages: SitePages
    /// Places in `site.members`, and in the schedule, by the word in an address. Made for the first page that is asked for.
    private let words = Mutex<Words?>(nil)

    private struct Words {
        var members: [String: Int] = [:]
        var sessions: [String: Int] = [:]
    }

    private struct Joining {
        let readers: JoinReaders
        let managed: [Booking.ID: String]
    }

    /// Throws what would keep a build from publishing the site.
    init(_ site: PreviewSite, of project: Project, now: Instant) throws {
        let reading = try SiteReading(site.schedule, changes: site.changes, hasMembers: !site.members.isEmpty, of: project, now: now)
        self.site = site
        nextChange = reading.nextChange
        pages = try reading.soundPages()
        renderer = PageRenderer(pages)
        joining = Mutex(nil)
        var batch = RenderedBatch()
        for piece in [PageWork.Piece.site, .assets, .ownPages, .folderIndexes] { renderer.render(piece, into: &batch) }
        common = Dictionary(batch.files.map { ($0.path, Array(batch.bytes[$0.bytes])) }) { first, _ in first }
    }

    /// A file by its path below the web root; nil where a build would publish none.
    func file(_ path: String) -> [UInt8]? {
        if let file = common[path] { return file }
        guard let piece = piece(of: path) else { return nil }
        var batch = RenderedBatch()
        renderer.render(piece, into: &batch)
        // A language that nobody reads any more: as servers do (`JoinTranslation`).
        let file = batch.files.first { $0.path == path } ?? batch.files.first { $0.path == PagePath.inOwnLanguage(path) }
        return file.map { Array(batch.bytes[$0.bytes]) }
    }

    /// What a member's files are called; nil of whom there is none.
    func name(ofMember id: Int64) -> String? {
        site.members.first { $0.member.id.rawValue == id }.map { site.schedule.addresses.name(of: $0.member) }
    }

    /// The piece of work that makes a file whose name begins with the word of a member or session: `m/<word>-2024.md`.
    private func piece(of path: String) -> PageWork.Piece? {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let word = String(Substring(parts[1].prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }))
        let words = allWords()
        switch String(Substring(parts[0])) {
        case PagePath.myBookings: return words.members[word].map { .members([.changed(site.members[$0])]) }
        case PagePath.joinPages: return words.sessions[word].map(joinPage(at:))
        default: return nil
        }
    }

    private func joinPage(at place: Int) -> PageWork.Piece {
        let joining = allJoining()
        let managed = pages.managedBookings(place..<place + 1, for: joining.readers, nil).compactMap { found in
            joining.managed[found.booking].map { (found.place, $0) }
        }
        return .joinPages(place..<place + 1, joining.readers, managed: Dictionary(managed) { first, _ in first })
    }

    private func allJoining() -> Joining {
        joining.withLock { known in
            if let known { return known }
            var readers = JoinReaders(pages)
            for booked in site.members { readers.add(booked) }
            let managed = site.members.lazy.flatMap(\.bookings).compactMap { booking in booking.managePage.map { (booking.id, $0) } }
            let made = Joining(readers: readers, managed: Dictionary(managed) { first, _ in first })
            known = made
            return made
        }
    }

    private func allWords() -> Words {
        words.withLock { words in
            if let words { return words }
            var all = Words()
            for (place, booked) in site.members.enumerated() { all.members[site.schedule.addresses.name(of: booked.member)] = place }
            for (place, resolved) in site.schedule.sessions.enumerated() { all.sessions[resolved.token] = place }
            words = all
            return all
        }
    }
}
