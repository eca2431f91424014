public import Bookings

/// Why it is not clear which site a command is about.
public enum SiteChoiceProblem: Error, Hashable, Sendable {
    case noSite(path: String)
    case unknown(Site.ID, path: String, found: [Site.ID])
    case several(path: String, found: [Site.ID])

    public var message: String {
        switch self {
        case .noSite(let path): "the database `\(path)` has no site"
        case .unknown(let id, let path, let found): "no site `\(id)` in the database `\(path)`: found \(found.quoted)"
        case .several(let path, let found): "the database `\(path)` has \(found.count) sites: \(found.quoted)"
        }
    }

    public var hint: String {
        switch self {
        case .noSite: "`joinery site add ID --name NAME --base-url https://… --time-zone Europe/Berlin` adds one"
        case .unknown: "name one of these with `--site`, or leave it out for all"
        case .several: "`--site ID` names one"
        }
    }
}

extension [Site.ID] {
    /// The names as a message lists them: `harbour`, `studio`.
    public var quoted: String { map { "`\($0)`" }.joined(separator: ", ") }
}
