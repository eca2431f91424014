import Bookings

/// What `deploy` did with one site, or would do. All counts but `pages` are of files.
struct DeployedSite {
    enum Outcome: String {
        case published, unchanged, rehearsed
        case rolledBack = "rolled-back"
    }

    let site: Site.ID
    let outcome: Outcome
    let pages: Int
    let files: Int
    let added: Int
    let changed: Int
    let removed: Int
    /// After a rollback: files that only the newer tree had and that stay.
    var kept = 0

    /// Whether another tree is live now, or would be.
    var isDifferent: Bool { outcome != .unchanged && added + changed + removed > 0 }
}
