import BookingDatabase
package import Bookings
import Foundation
import Glibc
import Pages
package import Preview
import Publishing
import Synchronization

/// What a preview shows: read again whenever something has changed, and rendered when it is asked for. It writes nothing anywhere.
package final class LivePreview: Sendable {
    /// Pages as they are at one instant.
    private struct Edition {
        let pages: [Site.ID: PreviewPages]
        /// The version that they are of.
        let version: Int
        let instant: Instant
    }

    private struct State {
        var report = PreviewReport(version: 0)
        var reading: PreviewReading?
        /// Counts readings.
        var generation = 0
        var project: Project?
        /// Of some reading, perhaps the one before.
        var orders: DeskOrders?
        var now: Edition?
        /// Other instants, the one asked for last at the end.
        var others: [Edition] = []
        var panels: [(kind: DeskPanel.Kind, instant: Instant?, version: Int, panel: DeskPanel)] = []
    }

    private struct KnownTemplates {
        let files: WatchedFiles
        let set: TemplateSet
    }

    package let workspace: Workspace
    private let only: Site.ID?
    private let clock: @Sendable () throws -> Instant
    private let isCancelled: @Sendable () -> Bool
    private let state = Mutex(State())
    private let templates = Mutex<KnownTemplates?>(nil)
    /// One at a time of each kind.
    private let building = Mutex(())
    private let toDo = Mutex(())
    private let toTell = Mutex(())
    private let nextChange = Mutex(())
    private static let otherEditions = 4
    private static let mostPanels = 12

    package init(
        _ workspace: Workspace, only: Site.ID?, clock: @escaping @Sendable () throws -> Instant,
        isCancelled: @escaping @Sendable () -> Bool
    ) {
        self.workspace = workspace
        self.only = only
        self.clock = clock
        self.isCancelled = isCancelled
    }

    package var report: PreviewReport { state.withLock { $0.report } }

    /// Whether time alone has changed a page since the last reading.
    package var isOverdue: Bool {
        state.withLock { state in
            guard let next = state.now?.pages.values.compactMap(\.nextChange).min() else { return false }
            return (try? clock()) ?? .distantPast >= next
        }
    }

    /// Reads everything again. What goes wrong becomes part of the report; the pages before stay.
    ///
    /// - Returns: the failure, if there is one.
    package func refresh() -> Failure? {
        building.withLock { _ in
            do {
                let now = try clock()
                let reading = try PreviewReading(workspace, only: only)
                // The desk is there while a template is wrong.
                state.withLock { ($0.reading, $0.generation) = (reading, $0.generation + 1) }
                let project = Project(
                    folder: reading.folder, secret: reading.secret, templates: try templates(of: reading.folder),
                    database: try reading.folder.database())
                _ = try project.database.snapshot { try project.sites(only: only, in: $0) }
                let version = report.version + 1
                let edition = try Self.edition(of: reading, project, at: now, version: version)
                state.withLock { state in
                    (state.report, state.project, state.now) = (PreviewReport(version: version), project, edition)
                }
                return nil
            } catch {
                let failure = Failure(error) ?? Failure(.inputOutput, "\(error)")
                let problem = PreviewReport.Problem(failure, in: workspace)
                state.withLock { $0.report.problem = problem }
                return failure
            }
        }
    }

    private static func edition(of reading: PreviewReading, _ project: Project, at instant: Instant, version: Int) throws -> Edition {
        let pages = try reading.sites.map { ($0.site.id, try PreviewPages($0, of: project, now: instant)) }
        return Edition(pages: Dictionary(pages) { first, _ in first }, version: version, instant: instant)
    }

    /// The templates, checked anew only if a file of theirs is another: that is most of the time that a changed row costs.
    private func templates(of folder: ProjectFolder) throws -> TemplateSet {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        let files = WatchedFiles(templatesOf: workspace)
        return try templates.withLock { known in
            if let known, known.files == files { return known.set }
            let set = try folder.templates()
            known = files.isFresh(at: time) ? nil : KnownTemplates(files: files, set: set)
            return set
        }
    }

    // MARK: Pages

    /// A site's pages at an instant; nil for now. Nil where there is no such site, or nothing was read yet.
    package func tree(_ site: String, _ instant: Instant?) throws -> PreviewTree? {
        let (edition, reading) = try edition(at: instant)
        guard let edition, let reading, let found = reading[site], let pages = edition.pages[found.site.id] else { return nil }
        let time = DeskClock(found.site, reading.zones).time(edition.instant)
        var login: (@Sendable (Int64) -> String?)?
        if reading.folder.configuration.access == .login { login = { pages.name(ofMember: $0) } }
        return PreviewTree(time: "\(time.text), \(time.zone)", login: login) { pages.file($0) }
    }

    private func edition(at instant: Instant?) throws -> (Edition?, PreviewReading?) {
        guard let instant else { return state.withLock { ($0.now, $0.reading) } }
        return try building.withLock { _ throws -> (Edition?, PreviewReading?) in
            let (known, version) = state.withLock { state -> (Edition?, Int) in
                (state.others.first { $0.instant == instant }, state.report.version)
            }
            let (reading, project) = state.withLock { state -> (PreviewReading?, Project?) in (state.reading, state.project) }
            if let known, known.version == version { return (known, reading) }
            guard let reading, let project else { return (nil, nil) }
            let edition = try Self.edition(of: reading, project, at: instant, version: version)
            state.withLock { state in
                state.others.removeAll { $0.instant == instant }
                state.others = state.others.suffix(Self.otherEditions - 1) + [edition]
            }
            return (edition, reading)
        }
    }

    // MARK: Desk

    /// What the desk lists.
    package func desk(_ query: DeskQuery) throws -> Desk {
        let (now, reading, version) = (try query.instant ?? clock(), try rows(), report.version)
        let (generation, order) = state.withLock { ($0.generation, $0.orders) }
        let isCurrent = order?.generation == generation && order?.instant == query.instant
        let all = (isCurrent ? order : nil) ?? DeskOrders(reading, generation: generation, at: query.instant, now)
        let known = state.withLock { state in
            state.orders = all
            return state.panels.filter { $0.instant == query.instant }
        }
        let panels = known.map { known in
            var panel = known.panel
            panel.isOld = known.version != version
            return panel
        }
        return DeskWriter(reading: reading, orders: all, words: DeskWords(workspace), now: now).desk(query, panels)
    }

    private func rows() throws -> PreviewReading {
        try state.withLock { $0.reading } ?? PreviewReading(workspace, only: only)
    }

    /// What a reading of a site's clock means; nil for what is no time.
    package func instant(_ local: String, _ site: String) throws -> Instant? {
        let reading = try rows()
        return (reading[site] ?? reading.sites.first).flatMap { DeskClock($0.site, reading.zones).instant(local) }
    }

    /// Works a panel out, unless it is known of this version.
    package func panel(_ kind: DeskPanel.Kind, _ instant: Instant?) throws -> DeskPanel {
        func known() -> DeskPanel? {
            state.withLock { state in
                state.panels.last { $0.kind == kind && $0.instant == instant && $0.version == state.report.version }?.panel
            }
        }
        func work() throws -> DeskPanel {
            if let panel = known() { return panel }
            let version = report.version
            let maker = DeskPanels(
                workspace, reading: try rows(), only: only, now: try instant ?? clock(), time: try clock(), isCancelled: isCancelled)
            let panel = maker.panel(kind)
            state.withLock { state in
                state.panels.removeAll { $0.kind == kind && $0.instant == instant }
                state.panels = state.panels.suffix(Self.mostPanels - 1) + [(kind, instant, version, panel)]
            }
            return panel
        }
        switch kind {
        case .toDo: return try toDo.withLock { _ in try work() }
        case .toTell: return try toTell.withLock { _ in try work() }
        case .nextChange: return try nextChange.withLock { _ in try work() }
        }
    }

    /// A mail as its client would see it; nil where none would be written.
    package func mail(_ mail: PreviewMail, of site: Site.ID, _ instant: Instant?) throws -> PreviewedMail? {
        guard [nil, site].contains(only) else { return nil }
        let now = try instant ?? clock()
        let project = try Project.open(ProjectFolder(workspace), anySecret: true)
        return try project.database.snapshot { snapshot in
            guard let site = try snapshot.sites().first(where: { $0.id == site }) else { return nil }
            let reading = try SiteReading(site, from: snapshot, of: project, now: now)
            guard let pages = reading.pages, let letter = try project.dueMails(of: reading, in: snapshot, now: now).letter(mail) else {
                return nil
            }
            var html: [UInt8] = []
            pages.renderMailPage(letter, into: &html)
            let (name, email) = (letter.member.name, letter.member.email)
            return PreviewedMail(
                subject: pages.subject(of: letter), to: email.isEmpty ? "\(name), who has no e-mail address" : "\(name) <\(email)>",
                html: html)
        }
    }
}

extension DueMails {
    fileprivate func letter(_ mail: PreviewMail) throws -> Letter? {
        switch mail {
        case .confirmation(let booking): try confirmation(of: Booking.ID(booking))
        case .reminder(let booking): try reminder(of: Booking.ID(booking))
        case .notice(let member): try correction(.notice, to: Member.ID(member))
        case .cancellation(let member): try correction(.cancellation, to: Member.ID(member))
        case .ifMoved(let booking): try example(.notice, of: Booking.ID(booking))
        case .ifCancelled(let booking): try example(.cancellation, of: Booking.ID(booking))
        }
    }
}
