import BookingDatabase
import Bookings
import Pages

/// One site as a build needs it: pages ready to be rendered, and what is wrong with its data.
struct SiteReading: Sendable {
    let site: Site
    let schedule: Schedule
    /// Nil where an error in the site's own row leaves no right page to make.
    let pages: SitePages?
    let ownPages: OwnPages
    let findings: [Finding]
    let nextChange: Instant?

    /// Reads a site's sessions from the snapshot and asks the rules about each, once.
    init(
        _ site: Site, from snapshot: Snapshot, templates: TemplateSet, look: SiteLook, ownPages: OwnPages, secret: SiteSecret,
        access: Access,
        now: Instant
    ) throws {
        let schedule = try snapshot.schedule(of: site, secret: secret, access: access)
        self.site = site
        self.schedule = schedule
        self.ownPages = ownPages
        pages = try SitePages(schedule, templates: templates, look: look, ownPages: ownPages, now: now)
        findings =
            SiteFindings.findings(
                in: schedule.catalogue, addressIsKey: access == .link, hasWords: templates.language(for: site.language) != nil)
            + ownPages.findings + look.findings(of: site.id) + SessionFindings.findings(in: schedule, now: now)
            + (try snapshot.hasMembers(of: site) ? [] : [.noMember(of: site)])
        nextChange = schedule.nextChange(after: now)
    }
}

extension Finding {
    /// Where there were members, losing the last is refused by the publisher; where there never was one, it is worth a word.
    fileprivate static func noMember(of site: Site) -> Finding {
        Finding(.warning, .noMember, "site:\(site.id)", "has no member", advice: "add rows to the table `member`: README shows how")
    }
}
