import BookingDatabase
import Bookings

extension BookingDatabase {
    /// Names all sites, in order, or the one asked for.
    func siteIDs(only wanted: Site.ID? = nil) throws -> [Site.ID] {
        try snapshot { try $0.sites(only: wanted) }.map(\.id)
    }

    func siteID(_ wanted: Site.ID) throws -> Site.ID {
        _ = try siteIDs(only: wanted)
        return wanted
    }
}
