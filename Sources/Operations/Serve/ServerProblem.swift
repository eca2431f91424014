package import Bookings

/// Why there is no server configuration for a site.
package enum ServerProblem: Problem {
    case noAddress(Site)
    /// Two sites have the address of one.
    case sameAddress(Finding)
    /// Two sites that differ in their ports alone shall be served at one.
    case sameHost(Site.ID, Site.ID, host: String)
    case folder(String)

    package var failure: Failure {
        switch self {
        case .noAddress(let site):
            Failure(
                .findings, as: "no-address", "the site `\(site.id)` has no usable address: found `\(site.baseURL)`",
                hint: "`joinery check` tells more", subject: "site:\(site.id)")
        case .sameAddress(let finding):
            Failure(
                .findings, as: "same-address", "no server can serve it: `\(finding.subject)` \(finding.sentence)", hint: finding.advice,
                subject: finding.subject)
        case .sameHost(let site, let other, let host):
            Failure(
                .usage, as: "same-host",
                "the sites `\(site)` and `\(other)` are both called `\(host)`: at one port no server can tell them apart",
                hint: "give each a port of its own: `joinery server --site \(site) --listen …`", subject: "--listen")
        case .folder(let path):
            Failure(
                .usage, as: "folder-name", "the path `\(path)` cannot be written in a server's configuration",
                hint: "move it to a path of letters, digits, `-`, `_` and `.`", subject: path)
        }
    }
}
