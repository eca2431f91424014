import BookingDatabase
package import Bookings
import Mailbox
import Publishing

/// Whether all is well: what `status` tells, and what a monitor reads.
package struct StatusReport: Answer {
    package let sites: [SiteStatus]
    /// Why configuration, secret or database could not be read; nil if they were.
    package let trouble: Failure?
    /// No site may be without a good build since then; nil for any time.
    package let oldest: Instant?

    package var tooOld: [SiteStatus] { sites.filter { $0.isTooOld(oldest) } }

    package var lines: [Line] { lines(of: sites) }
    package var linesIfQuiet: [Line] { lines(of: sites.filter { !$0.isWell || $0.isTooOld(oldest) }) }

    private func lines(of sites: [SiteStatus]) -> [Line] {
        sites.flatMap { site in
            site.lines + (site.isTooOld(oldest) ? ["  no good build since \(oldest?.rfc3339 ?? "")"] : [])
        }.map { Line($0) }
    }

    package var document: Document {
        Document(sites: sites.map(\.document), tooOld: oldest == nil ? nil : tooOld.map(\.site.rawValue), error: trouble?.document.error)
    }

    package struct Document: Encodable {
        let sites: [SiteStatus.Document]
        /// Missing without `--max-age`.
        let tooOld: [String]?
        let error: Failure.Document.Words?
    }
}

extension StatusReport {
    /// Looks at everything and changes nothing. What cannot be read hides nothing else.
    ///
    /// - `time`: the wall clock, which builds are noted by.
    /// - `maxAge`: in seconds; nil for any age.
    package init(of workspace: Workspace, only wanted: Site.ID?, now: Instant, time: Instant, maxAge: Int64?) throws {
        var rows: [Site.ID: SiteStatus.Rows] = [:]
        var all: [Site.ID]?
        let folders = workspace.siteFolders
        func isWanted(_ site: Site.ID) -> Bool { [nil, site].contains(wanted) }
        do {
            let folder = try ProjectFolder(workspace)
            let secret = try folder.anySecret()
            try folder.snapshot { snapshot in
                let sites = try snapshot.sites()
                all = sites.map(\.id)
                // Says which there are, if that one is nowhere.
                if !(folders + sites.map(\.id)).contains(where: isWanted) { _ = try snapshot.sites(only: wanted) }
                for site in sites where isWanted(site.id) {
                    rows[site.id] = try SiteStatus.Rows(of: site, in: snapshot, folder.configuration.access, secret, now: now)
                }
            }
            trouble = nil
        } catch {
            guard let failure = Failure(error) else { throw error }
            trouble = failure
        }
        let ids = Set((all ?? []) + folders).filter(isWanted).sorted { $0.rawValue < $1.rawValue }
        // Where there is nothing to look at, that is the answer.
        if ids.isEmpty, let trouble { throw trouble }
        sites = ids.map { SiteStatus($0, in: workspace, rows: rows[$0], isGone: all?.contains($0) == false) }
        oldest = maxAge.map { Instant(seconds: time.seconds - $0) }
    }
}

extension SiteStatus {
    fileprivate init(_ site: Site.ID, in workspace: Workspace, rows: Rows?, isGone: Bool) {
        let folder = SiteFolder(path: workspace.output(of: site.rawValue))
        self.site = site
        self.rows = rows
        self.isGone = isGone
        lastBuild = .read(of: folder)
        pages = (try? folder.livePageCount()) ?? nil
        heldSince = ((try? folder.heldSince()) ?? nil).map { Instant(seconds: $0) }
        mails = ((try? MailFolder(reading: folder, of: site)) ?? nil)?.waiting.count ?? 0
    }
}

extension SiteStatus.Rows {
    fileprivate init(of site: Site, in snapshot: Snapshot, _ access: Access, _ secret: SiteSecret, now: Instant) throws {
        let schedule = try snapshot.schedule(of: site, secret: secret, access: access)
        nextChange = schedule.nextChange(after: now)
        let made = Set(try snapshot.storedMeetings(of: site).map { Made(account: $0.account, target: $0.target) })
        meetings = NeededMeetings(schedule, now: now).wanted.count { !made.contains(Made(account: $0.account, target: $0.target)) }
        clients = try snapshot.outdatedClients(of: schedule, now: now).count(where: \.canBeTold)
    }

    private struct Made: Hashable {
        let account: Account.ID
        let target: MeetingTarget
    }
}
