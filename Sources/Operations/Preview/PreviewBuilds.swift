import BookingDatabase
package import Bookings
import Foundation
import Pages
package import Preview
import Publishing
import Synchronization

/// Builds for a preview, into its throw-away folder: now, again whenever something has changed, and for other instants when asked.
package final class PreviewBuilds: Sendable {
    /// Pages as they are at one instant.
    private struct Edition {
        var trees: [String: PreviewTree]
        /// The version of now's pages that it goes with.
        let version: Int
    }

    private struct State {
        var report = PreviewReport(version: 0)
        var now = Edition(trees: [:], version: 0)
        /// Other instants, the one asked for last at the end.
        var others: [(instant: Instant, edition: Edition)] = []
        var nextChange: Instant?
    }

    package let workspace: Workspace
    private let folder: ThrowAwayFolder
    private let only: Site.ID?
    private let clock: @Sendable () throws -> Instant
    private let isCancelled: @Sendable () -> Bool
    private let state = Mutex(State())
    /// One build at a time.
    private let building = Mutex(())
    private static let otherEditions = 4

    package init(
        _ workspace: Workspace, in folder: ThrowAwayFolder, only: Site.ID?, clock: @escaping @Sendable () throws -> Instant,
        isCancelled: @escaping @Sendable () -> Bool
    ) {
        self.workspace = workspace
        self.folder = folder
        self.only = only
        self.clock = clock
        self.isCancelled = isCancelled
    }

    package var report: PreviewReport { state.withLock { $0.report } }

    /// Whether time alone has changed a page since the last build.
    package var isOverdue: Bool { state.withLock { state in state.nextChange.map { (try? clock()) ?? .distantPast >= $0 } ?? false } }

    /// Builds now's pages. What goes wrong becomes part of the report; the pages before stay.
    ///
    /// - Returns: the failure, if there is one.
    package func build() -> Failure? {
        building.withLock { _ in
            do {
                let now = try clock()
                let results = try run(now, in: "now")
                let trees = try trees(of: results.map(\.site), in: "now")
                state.withLock { state in
                    let isNew = state.report.problem != nil || state.report.version == 0 || results.contains { $0.build.report.switched }
                    state.nextChange = results.compactMap(\.build.nextChange).min()
                    if isNew { state.report = PreviewReport(version: state.report.version + 1) }
                    state.now = Edition(trees: trees, version: state.report.version)
                }
                return nil
            } catch {
                let failure = Failure(error) ?? Failure(.inputOutput, "\(error)")
                state.withLock { $0.report.problem = PreviewReport.Problem(failure) }
                return failure
            }
        }
    }

    /// A site's pages at an instant; nil for now. Nil where there is no such site, or nothing was built yet.
    package func tree(_ site: String, _ instant: Instant?) throws -> PreviewTree? {
        guard let instant else { return state.withLock { $0.now.trees[site] } }
        return try building.withLock { _ in
            let (known, version) = state.withLock { state in
                (state.others.first { $0.instant == instant }?.edition, state.now.version)
            }
            if let known, known.version == version { return known.trees[site] }
            let name = "\(instant.seconds)"
            let results = try run(instant, in: name)
            let trees = try trees(of: results.map(\.site), in: name)
            let forgotten = state.withLock { state in
                state.others.removeAll { $0.instant == instant }
                state.others.append((instant, Edition(trees: trees, version: version)))
                return state.others.count > Self.otherEditions ? state.others.removeFirst().instant : nil
            }
            if let forgotten { try? FileManager.default.removeItem(atPath: "\(folder.path)/\(forgotten.seconds)") }
            return trees[site]
        }
    }

    /// What the index lists. It needs no template: the index is there while one is wrong.
    package func index(_ instant: Instant?, find: String) throws -> PreviewIndex {
        let now = try instant ?? clock()
        let folder = try ProjectFolder(workspace)
        let secret = try folder.anySecret()
        return try folder.snapshot { snapshot in
            let sites = try snapshot.sites().filter { [nil, $0.id].contains(only) }
            return PreviewIndex(
                now: now,
                sites: try sites.map {
                    try PreviewIndex.ListedSite(
                        $0, snapshot, folder.configuration.access, secret, ownPages: workspace.ownPages.pages(of: $0.id),
                        zones: workspace.zoneFolder.zones, now: now, find: find)
                })
        }
    }

    /// The mail that confirms a booking, as its client would see it; nil where none would be written.
    package func mail(_ booking: Booking.ID, of site: Site.ID, _ instant: Instant?) throws -> [UInt8]? {
        guard [nil, site].contains(only) else { return nil }
        let now = try instant ?? clock()
        let project = try Project.open(ProjectFolder(workspace), anySecret: true)
        return try project.database.snapshot { snapshot in
            guard let site = try snapshot.sites().first(where: { $0.id == site }) else { return nil }
            let reading = try SiteReading(site, from: snapshot, of: project, now: now)
            guard let pages = reading.pages,
                let letter = try project.dueMails(of: reading, in: snapshot, now: now).confirmation(of: booking)
            else { return nil }
            var bytes: [UInt8] = []
            pages.renderMailPage(letter, into: &bytes)
            return bytes
        }
    }

    /// Builds the pages of an instant. A preview shows whatever there is: no page is lost by it. Throws what the first site that fails
    /// throws: what is shown is whole.
    private func run(_ instant: Instant, in name: String) throws -> [(site: Site.ID, build: SiteBuild)] {
        let plan = BuildPlan(
            now: instant, time: try clock().seconds, jobs: ProcessInfo.processInfo.activeProcessorCount, removalLimit: .percent(100),
            acceptsNewIdentities: true, acceptsNewAddresses: true, losesAnyKind: true, isCancelled: isCancelled)
        let project = try Project.open(ProjectFolder(workspace.publishing(in: "\(folder.path)/\(name)")), anySecret: true)
        return try project.build(plan, only: only) { _ in }.results.map { ($0.site, try $0.outcome.get()) }
    }

    private func trees(of sites: [Site.ID], in name: String) throws -> [String: PreviewTree] {
        var trees: [String: PreviewTree] = [:]
        for site in sites { trees[site.rawValue] = try tree(of: site, in: name) }
        return trees
    }

    /// What is live of a site; nil if nothing is.
    private func tree(of site: Site.ID, in name: String) throws -> PreviewTree? {
        guard let live = try SiteFolder(path: "\(folder.path)/\(name)/\(site)").liveListing() else { return nil }
        let paths = Set(live.files.map(\.path))
        guard try workspace.readConfiguration().access == .login else { return PreviewTree(folder: live.folder, paths: paths) }
        let pages = live.files.filter { $0.key.kind == PageKind.myBookings.rawValue && $0.key.form == PageForm.html.rawValue }
        let logins = pages.compactMap { page in PageAddresses.name(inMyBookingsFile: page.path).map { (page.key.row, $0) } }
        return PreviewTree(folder: live.folder, paths: paths, logins: Dictionary(logins) { $1 })
    }
}

extension PreviewReport.Problem {
    fileprivate init(_ failure: Failure) {
        self.init(
            message: failure.findings.isEmpty ? failure.text : "The pages below are as they were before.", hint: failure.hint,
            findings: failure.findings.filter { $0.severity == .error }.prefix(20).map {
                Finding(subject: $0.subject, sentence: $0.sentence, advice: $0.advice)
            })
    }
}

extension Workspace {
    /// The pages' style sheet as it stands now.
    package var styleSheet: [UInt8] {
        let own = FileManager.default.contents(atPath: "\(templates)/style.css").map { [UInt8]($0) }
        return own ?? TemplateFolder.builtIn.first { $0.path == "style.css" }?.bytes ?? []
    }
}
