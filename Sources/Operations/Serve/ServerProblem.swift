package import Bookings

/// Why there is no server configuration for a site.
package enum ServerProblem: Problem {
    case noAddress(Site)
    case folder(String)

    package var failure: Failure {
        switch self {
        case .noAddress(let site):
            Failure(
                .findings, as: "no-address", "the site `\(site.id)` has no usable address: found `\(site.baseURL)`",
                hint: "`joinery check` tells more", subject: "site:\(site.id)")
        case .folder(let path):
            Failure(
                .usage, as: "folder-name", "the folder `\(path)` cannot be written in a server's configuration",
                hint: "move it to a path of letters, digits, `-`, `_` and `.`", subject: path)
        }
    }
}
