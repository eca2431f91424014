package import BookingDatabase
package import Bookings
package import LeakCheck
package import Publishing
package import RenderedPages
import Synchronization

/// Searches what is about to be published, or is, for links that the rules hide.
///
/// What it searches for is read once: on another thread while the database is examined, if there is a reader for that, or else where it is
/// first needed. Where few pages are about to be published, only their members are read; a page whose member was not read may hold no
/// link at all. Then the links are made ready on another thread, while the build tells which pages these are. Used by one thread.
package final class LeakSearch {
    private let project: Project
    private let sites: [Site]
    private let reader: SecondReader?
    private let beside: Background<[Site.ID: LeakVerdict]?>?
    private var known: [Site.ID: LeakVerdict]?
    private var links: Background<SearchableLinks>?
    /// Members whose bookings are looked up instead of all being read.
    private static let fewMembers = 10_000

    /// - `reader`: opened before the snapshot that the build is made from; nil to read from that snapshot.
    package init(of project: Project, _ sites: [Site], beside reader: SecondReader?) {
        self.project = project
        self.sites = sites
        self.reader = reader
        beside = reader.map { reader in Background { try reader.snapshot { try project.leakVerdicts(of: sites, from: $0) } } }
    }

    deinit {
        // A build that ended early has no use for what is still being read.
        guard known == nil else { return }
        reader?.interrupt()
        _ = try? beside?.value()
    }

    /// Begins to make ready what is searched for in a site's pages, whose schedule was read from the snapshot: links of all sites.
    package func makeReady(_ schedule: Schedule, from snapshot: Snapshot) throws {
        guard beside == nil, links == nil, known == nil else { return }
        let schedules = try project.readableSchedules(from: snapshot, known: schedule)
        let texts = project.templates.commonTexts
        links = Background { SearchableLinks(schedules, besides: texts) }
    }

    /// Throws if the files of a site hold what the rules say must not be there.
    ///
    /// - Parameters:
    ///   - schedule: the site's, as read from the snapshot.
    ///   - areManaged: whether any booking of the site may name where it is changed.
    package func refuse(
        _ files: PublishedFiles, of schedule: Schedule, areManaged: Bool, from snapshot: Snapshot, _ plan: BuildPlan
    ) throws {
        if files.isEmpty { return }
        let site = schedule.site
        let verdict =
            if beside == nil, known == nil, let members = try readers(of: files, from: snapshot) {
                try verdict(of: schedule, members, areManaged: areManaged, from: snapshot)
            } else {
                try verdicts(from: snapshot)[site.id]
            }
        let report = try leaks(in: [files], of: site.id, verdict, jobs: plan.jobs, isCancelled: plan.options.isCancelled)
        if report.count > 0 { throw Failure(report, folder: project.workspace.output(of: site.id.rawValue)) }
    }

    /// The members whose pages these files are of, and those who booked the sessions whose pages they are of; nil where they are many.
    private func readers(of files: PublishedFiles, from snapshot: Snapshot) throws -> Set<Int64>? {
        func rows(_ kind: PageKind) -> Set<Int64>? { files.rows(ofKind: kind.rawValue, atMost: Self.fewMembers) }
        guard let members = rows(.myBookings), let sessions = rows(.join) else { return nil }
        let readers = try members.union(snapshot.memberIDs(ofSessions: sessions))
        return readers.count <= Self.fewMembers ? readers : nil
    }

    /// What may be on the pages of some members of a site, and on its other pages.
    private func verdict(
        of schedule: Schedule, _ members: Set<Int64>, areManaged: Bool, from snapshot: Snapshot
    ) throws -> LeakVerdict? {
        try makeReady(schedule, from: snapshot)
        guard let links = try links?.value(), var check = project.leakCheck(of: schedule.site.id, links) else { return nil }
        do {
            check.add(try snapshot.members(of: schedule.site, members))
            // Whose bookings are changed there are all the others.
            if areManaged {
                try snapshot.managedBookings(of: schedule.site).forEach { booking in
                    if !members.contains(booking.member.rawValue) { check.add(booking.manageURL, of: booking.id, booking.member) }
                }
            }
        } catch is UnreadableRow { return nil }
        return check.verdict()
    }

    /// Finds what must not be in a site's trees, the live one first.
    package func leaks(
        in trees: [PublishedFiles], of site: Site.ID, from snapshot: Snapshot, jobs: Int, isCancelled: @escaping @Sendable () -> Bool
    ) throws -> LeakReport {
        try leaks(in: trees, of: site, verdicts(from: snapshot)[site], jobs: jobs, isCancelled: isCancelled)
    }

    private func leaks(
        in trees: [PublishedFiles], of site: Site.ID, _ verdict: LeakVerdict?, jobs: Int, isCancelled: @escaping @Sendable () -> Bool
    ) throws -> LeakReport {
        guard let verdict else {
            // Never open: what cannot be searched is not published.
            throw DatabaseProblem.damaged(path: project.database.path, detail: "rows of `site:\(site)` cannot be read")
        }
        let total = Mutex(LeakReport())
        let names = project.workspace.ownPages.names(of: site)
        for (place, tree) in trees.enumerated() {
            let suffix = place == 0 ? "" : ", in the tree before"
            let threads = (0..<jobs).map { _ in ThreadCheck(FileCheck(verdict)) }
            try project.naming(site) {
                try tree.forEach(jobs: jobs) { key, bytes, thread in
                    if isCancelled() { throw PublishError.cancelled }
                    let leaks = threads[thread].leaks(in: bytes, of: key.page, named: key.words(names) + suffix)
                    if !leaks.isEmpty { total.withLock { report in leaks.forEach { report.add($0) } } }
                }
                try tree.forEachForeign { file, bytes in
                    let leaks = threads[0].leaks(in: bytes, of: nil, named: "\(file)\(suffix)")
                    total.withLock { report in leaks.forEach { report.add($0) } }
                }
            }
        }
        return total.withLock { $0 }
    }

    /// What check the files that are rendered of a site, one for each of so many threads; nil where some row of the site cannot be read.
    package func checks(_ count: Int, of site: Site.ID, from snapshot: Snapshot) throws -> [RenderedCheck]? {
        let names = project.workspace.ownPages.names(of: site)
        return try verdicts(from: snapshot)[site].map { verdict in (0..<count).map { _ in RenderedCheck(verdict, names: names) } }
    }

    private func verdicts(from snapshot: Snapshot) throws -> [Site.ID: LeakVerdict] {
        if let known { return known }
        let verdicts = try beside?.value().flatMap(\.self) ?? project.leakVerdicts(of: sites, links?.value(), from: snapshot)
        known = verdicts
        return verdicts
    }
}

/// Finds leaks in files that are rendered and not written. Used by one thread at a time.
package final class RenderedCheck: Sendable {
    private let check: ThreadCheck
    private let names: [Int64: String]

    fileprivate init(_ verdict: LeakVerdict, names: [Int64: String]) {
        check = ThreadCheck(FileCheck(verdict))
        self.names = names
    }

    /// Finds what the rules say must not be there, in order of the files.
    package func leaks(in batch: RenderedBatch) -> [Leak] {
        batch.files.flatMap { file in
            check.leaks(in: batch.bytes.span.extracting(file.bytes), of: file.key.page, named: file.key.words(names)).sorted()
        }
    }
}

/// What checks files on one thread.
private final class ThreadCheck: Sendable {
    // Told apart by their thread's number, so each is only ever used by one thread at a time; a lock cannot hold what borrows a span.
    private nonisolated(unsafe) var check: FileCheck

    init(_ check: FileCheck) { unsafe self.check = check }

    func leaks(in bytes: borrowing Span<UInt8>, of page: PageRow?, named file: @autoclosure () -> String) -> [Leak] {
        // Read during the call only.
        unsafe bytes.withUnsafeBytes { unsafe check.leaks(in: $0, of: page, named: file()) }
    }
}

extension Project {
    /// Reads all sites' links, and what the members of some sites booked.
    ///
    /// - `links`: the links, where they are ready.
    fileprivate func leakVerdicts(
        of sites: [Site], _ links: SearchableLinks? = nil, from snapshot: Snapshot
    ) throws -> [Site.ID: LeakVerdict] {
        let links = try links ?? SearchableLinks(readableSchedules(from: snapshot), besides: templates.commonTexts)
        var verdicts: [Site.ID: LeakVerdict] = [:]
        for site in sites {
            guard var check = leakCheck(of: site.id, links) else { continue }
            do {
                let members = try snapshot.members(of: site).chunks(of: 1024)
                while let some = try members.next() { check.add(some) }
                verdicts[site.id] = check.verdict()
            } catch is UnreadableRow {}
        }
        return verdicts
    }

    /// The schedules of all sites. A site with a row that cannot be read is not published, and what cannot be read is on no other site's page.
    ///
    /// - `known`: a site's schedule that was read from the snapshot already.
    fileprivate func readableSchedules(from snapshot: Snapshot, known: Schedule? = nil) throws -> [Schedule] {
        try snapshot.sites().compactMap { site in
            if let known, known.site.id == site.id { return known }
            do { return try snapshot.schedule(of: site, secret: secret, access: configuration.access) } catch is UnreadableRow {
                return nil
            }
        }
    }

    fileprivate func leakCheck(of site: Site.ID, _ links: SearchableLinks) -> SiteLeakCheck? {
        let texts = configuration.sites[site].map { [$0.contact, $0.website, $0.booking, $0.map?.text] } ?? []
        return SiteLeakCheck(of: site, contact: texts.compactMap(\.self).joined(separator: " "), links)
    }
}

extension SearchableLinks {
    /// All links of these sites.
    fileprivate init(_ schedules: [Schedule], besides texts: [[UInt8]]) {
        var secrets = SecretLinks(besides: texts)
        for schedule in schedules { secrets.add(schedule) }
        self = secrets.searchable()
    }
}

extension PageKey {
    fileprivate var page: PageRow? { PageKind(rawValue: kind).map { PageRow(kind: $0, row: row) } }

    /// The page as reports name it; a page of the owner's by its name too, given by row.
    fileprivate func words(_ names: [Int64: String]) -> String {
        guard page?.kind == .ownPage, let name = names[row] else { return words }
        return words.replacing("page", with: "page:\(name)", maxReplacements: 1)
    }
}

extension Failure {
    /// Nothing was published because it would have shown what the rules hide.
    fileprivate init(_ report: LeakReport, folder: String) {
        let count = Counted(report.count, "leak")
        self.init(
            .difference, as: "leak", "`\(folder)`: \(count) of what the rules say must not be there; nothing was published",
            details: report.lines(atMost: 20),
            hint: "take it out of the page, the template or the description that has it; `joinery check` finds it too, and "
                + "`joinery explain MEMBER SESSION` tells the rules", subject: folder)
    }
}
