import BookingDatabase
import Bookings

/// Finds the site that a command is about: the one named, the one that the named row belongs to, or the only one.
struct SiteChoice {
    private let wanted: Site.ID?
    private let snapshot: Snapshot

    init(_ wanted: Site.ID?, _ snapshot: Snapshot) {
        self.wanted = wanted
        self.snapshot = snapshot
    }

    func site(of edit: Edit) throws -> Site { try site(of: edit.row) }

    func site(of row: EditSubject?) throws -> Site {
        let sites = try snapshot.sites()
        if let row {
            guard let owner = try snapshot.site(of: row), wanted == nil || wanted == owner else { throw Failure(EditRefusal.unknown(row)) }
            return try find(owner, in: sites)
        }
        if let wanted { return try find(wanted, in: sites) }
        guard let only = sites.first, sites.count == 1 else {
            throw Failure(
                sites.isEmpty ? .noInput : .usage,
                sites.isEmpty
                    ? "the database has no site"
                    : "the database has \(sites.count) sites: \(sites.map { "`\($0.id)`" }.joined(separator: ", "))",
                hint: sites.isEmpty ? "add a row to the table `site`: README shows how" : "`--site ID` names one")
        }
        return only
    }

    /// All sites, or the one named.
    func sites() throws -> [Site] {
        let sites = try snapshot.sites()
        return try wanted.map { [try find($0, in: sites)] } ?? sites
    }

    private func find(_ id: Site.ID, in sites: [Site]) throws -> Site {
        guard let site = sites.first(where: { $0.id == id }) else {
            throw Failure(.noInput, "no site `\(id)` in the database: found \(sites.map { "`\($0.id)`" }.joined(separator: ", "))")
        }
        return site
    }
}

extension Edit {
    /// The row whose site the edit is about; nil for an edit of the site itself.
    fileprivate var row: EditSubject? {
        session.map { .session($0) } ?? member.map { .member($0) } ?? service.map { .service($0) } ?? staff.map { .staff($0) }
    }
}
