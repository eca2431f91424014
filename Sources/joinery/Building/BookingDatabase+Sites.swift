import BookingDatabase
import Bookings

extension BookingDatabase {
    /// Names all sites, in order. No site at all is a failure.
    func siteIDs() throws -> [Site.ID] {
        let all = try snapshot { try $0.sites() }.map(\.id)
        guard !all.isEmpty else {
            throw Failure(
                .refused, "the database `\(path)` has no site",
                hint: "add a row to the table `site`: README shows how")
        }
        return all
    }

    /// Answers with the site asked for. That there is none of that name is a failure.
    func siteID(_ wanted: Site.ID) throws -> Site.ID {
        let all = try siteIDs()
        guard all.contains(wanted) else {
            throw Failure(
                .noInput, "no site `\(wanted)` in the database `\(path)`: found \(all.quoted)",
                hint: "name one of these with `--site`, or leave it out for all")
        }
        return wanted
    }
}

extension [Site.ID] {
    /// The names as a message lists them: `harbour`, `studio`.
    var quoted: String { map { "`\($0)`" }.joined(separator: ", ") }
}
