import BookingDatabase
import Bookings

/// What a preview knows of the database, as it was at one moment: all that pages and the desk are made from. Needs no template.
struct PreviewReading: Sendable {
    let folder: ProjectFolder
    let secret: SiteSecret
    let sites: [PreviewSite]
    /// Each is read once.
    let zones: Zones

    /// Reads every site, or the one asked for, in one snapshot.
    init(_ workspace: Workspace, only: Site.ID?) throws {
        let folder = try ProjectFolder(workspace)
        let secret = try folder.anySecret()
        self.folder = folder
        self.secret = secret
        zones = workspace.zoneFolder.zones
        sites = try folder.snapshot { snapshot in
            try snapshot.tellingUnreadableRows {
                try snapshot.sites(only: only).map { site in
                    PreviewSite(
                        schedule: try snapshot.schedule(of: site, secret: secret, access: folder.configuration.access),
                        // Pages are asked for as they are at any time.
                        changes: try snapshot.toldChanges(of: site, after: Instant(seconds: 0)),
                        members: try snapshot.members(of: site).all())
                }
            }
        }
    }

    subscript(site: String) -> PreviewSite? { sites.first { $0.site.id.rawValue == site } }
}

/// One site with all of its rows.
struct PreviewSite: Sendable {
    let schedule: Schedule
    let changes: ToldChanges
    /// In order of id.
    let members: [BookedMember]

    var site: Site { schedule.site }

    /// All sessions of a member's bookings, each with its booking.
    func sessions(of member: BookedMember) -> [(booking: Booking, resolved: ResolvedSession)] {
        member.bookings.flatMap { booking in schedule.sessions(of: booking).map { (booking, $0) } }
    }
}
