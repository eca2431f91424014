public import Bookings

/// Says where pages lie below the web root: the way from a row to its address (output.md).
public struct PageAddresses: Sendable {
    private let site: Site.ID
    private let secret: SiteSecret

    public init(site: Site, secret: SiteSecret) {
        self.site = site.id
        self.secret = secret
    }

    public func myBookings(_ member: Member) -> String {
        "m/\(secret.word(.myBookings, site: site, row: member.id.rawValue, generation: member.pageGeneration)).html"
    }

    public func join(_ session: Session) -> String {
        "j/\(secret.word(.join, site: site, row: session.id.rawValue, generation: session.pageGeneration)).html"
    }
}
