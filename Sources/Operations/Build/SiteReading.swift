package import BookingDatabase
package import Bookings
package import Pages

/// One site as a build needs it: its sessions resolved, pages ready to be rendered, and what is wrong with its data.
package struct SiteReading: Sendable {
    package let schedule: Schedule
    /// Nil if an error in the site's own row leaves no right page to make.
    package let pages: SitePages?
    package let look: SiteLook
    package let ownPages: OwnPages
    package let findings: [Finding]
    /// Those of the site, and of members and bookings as they are rendered.
    package let zones: Zones
    package let nextChange: Instant?

    /// Reads a site's sessions from the snapshot and asks the rules about each, once.
    ///
    /// - `isToBePublished`: then pages tell what they are made from, the program included, whose files are large, and what clients were told is
    ///   read for them.
    package init(_ site: Site, from snapshot: Snapshot, of project: Project, now: Instant, isToBePublished: Bool = false) throws {
        try self.init(
            snapshot.schedule(of: site, secret: project.secret, access: project.configuration.access),
            changes: isToBePublished ? snapshot.toldChanges(of: site, after: now) : .none, hasMembers: snapshot.hasMembers(of: site),
            of: project, now: now, isToBePublished: isToBePublished)
    }

    /// Gathers the same for sessions that are read and resolved already.
    ///
    /// - `changes`: what pages mark as new.
    package init(
        _ schedule: Schedule, changes: ToldChanges, hasMembers: Bool, of project: Project, now: Instant, isToBePublished: Bool = false
    ) throws {
        let (site, access, templates) = (schedule.site, project.configuration.access, project.templates)
        self.schedule = schedule
        look = try project.workspace.readLook(of: site.id, project.configuration)
        ownPages = project.workspace.ownPages.pages(of: site.id)
        zones = project.workspace.zoneFolder.zones
        pages = try SitePages(
            schedule, changes: changes, templates: templates, look: look, ownPages: ownPages, zones: zones,
            program: isToBePublished ? ProgramFiles.digest : nil, now: now)
        findings =
            SiteFindings.findings(
                in: schedule.catalogue, zones: zones, addressIsKey: access == .link, hasWords: templates.language(for: site.language) != nil
            )
            + templates.findings + ownPages.findings + look.findings(of: site.id)
            + SessionFindings.findings(in: schedule, zones: zones, now: now) + (hasMembers ? [] : [.noMember(of: site)])
        nextChange = schedule.nextChange(after: now)
    }

    package var site: Site { schedule.site }

    /// The pages, unless an error was found: then the findings are thrown.
    package func soundPages() throws -> SitePages {
        try Failure.refuse(findings)
        guard let pages else { throw Failure(findings) }
        return pages
    }
}

extension Finding {
    /// Where there were members, losing the last is refused by the publisher; where there never was one, it is worth a word.
    fileprivate static func noMember(of site: Site) -> Finding {
        Finding(
            .warning, .noMember, "site:\(site.id)", "has no member",
            advice: "`joinery import` brings them in, or your program writes them: the manual's page \"Connect your bookings\"")
    }
}
