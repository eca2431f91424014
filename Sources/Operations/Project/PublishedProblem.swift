package import Bookings

/// Why a command about published pages has nothing to work on.
package enum PublishedProblem: Problem {
    case nothing(workspace: String)
    case noSite(Site.ID, workspace: String)
    case noPage(of: Member.ID)

    package var failure: Failure {
        switch self {
        case .nothing(let workspace):
            Failure(
                .noInput, as: "nothing-published", "nothing is published in `\(workspace)/output`",
                hint: "`joinery build -C \(workspace)` publishes", subject: "\(workspace)/output")
        case .noSite(let site, let workspace):
            Failure(
                .noInput, as: "site-not-published", "no site `\(site)` is published in `\(workspace)/output`",
                hint: "`joinery build -C \(workspace) --site \(site)` publishes it, if the database has it", subject: "site:\(site)")
        case .noPage(let member):
            Failure(
                .noInput, as: "no-page", "no page of `member:\(member)` is published", hint: "`joinery pages` lists the members",
                subject: "member:\(member)")
        }
    }
}
