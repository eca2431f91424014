import BookingDatabase
import Bookings
import LeakCheck
import Pages
import Publishing
import Synchronization

/// Reads published files for links that the rules say must not be there (rules.md 2).
///
/// It knows the database, the rules and the bytes on disk, and nothing of how pages are made. For each file there is a set of needles that
/// it may hold: the links shown to that member, or on that join page. Whatever else is found is a leak, unless it lies within something
/// that may be there, or is a word that the page's other text has too.
struct LeakCheck: Sendable {
    private var verdicts: [Site.ID: Verdicts] = [:]

    /// Reads all sites' links, and what the members of `sites` booked.
    init(_ snapshot: Snapshot, _ sources: Sources, _ sites: [Site.ID]) throws {
        let words = OrdinaryWords(sources.templates)
        var guarded = try GuardedLinks(snapshot, secret: sources.secret, access: sources.configuration.access, ordinary: words)
        let haystack = guarded.haystack()
        let search = NeedleSearch(haystack)
        let ordinary = words.needles(search)
        for links in guarded.links where sites.contains(links.site.id) {
            let contact = sources.configuration.sites[links.site.id]?.contact ?? ""
            var text = PublicText(links, contact: contact, ordinary: ordinary, search)
            let holdings = try Holdings(snapshot, of: links) { text.add($0, search) }
            verdicts[links.site.id] = Verdicts(guarded: guarded, haystack: haystack, links: links, holdings: holdings, text: text)
        }
    }

    /// Finds what must not be in a site's files.
    func leaks(
        in trees: [PublishedFiles], of site: Site.ID, jobs: Int, isCancelled: @escaping @Sendable () -> Bool
    ) throws -> LeakReport {
        guard let verdicts = verdicts[site] else { return LeakReport() }
        let total = Mutex(LeakReport())
        for (place, tree) in trees.enumerated() {
            let suffix = place == 0 ? "" : ", in the tree before"
            let judges = (0..<jobs).map { _ in Judge(verdicts) }
            try tree.forEach(jobs: jobs) { key, bytes, thread in
                if isCancelled() { throw PublishError.cancelled }
                let needles = judges[thread].leaks(in: bytes, of: key)
                guard !needles.isEmpty else { return }
                total.withLock { report in needles.forEach { report.add(verdicts.leak($0, in: key.words + suffix)) } }
            }
            try tree.forEachForeign { file, bytes in
                let needles = judges[0].leaks(in: bytes, of: nil)
                total.withLock { report in needles.forEach { report.add(verdicts.leak($0, in: "\(file)\(suffix)")) } }
            }
        }
        return total.withLock { $0 }
    }
}

/// The judge of one thread.
private final class Judge: Sendable {
    // Judges are told apart by their thread's number, so each is only ever used by one thread at a time.
    private nonisolated(unsafe) var file: FileJudge

    init(_ verdicts: Verdicts) { file = FileJudge(verdicts) }

    func leaks(in bytes: UnsafeRawBufferPointer, of key: PageKey?) -> Set<Needle> { file.leaks(in: bytes, of: key) }
}
