package import Bookings
import Foundation
package import Serving

/// The configuration of a web server for each site.
package struct ServerTexts {
    package let text: Printout

    /// - `server`: nil for the one that the project's configuration names.
    /// - `listen`: a port, or address and port; nil to listen on the usual ports.
    package init(of folder: ProjectFolder, _ server: ServerKind?, only site: Site.ID?, listen: String?) throws {
        let server = server ?? folder.configuration.server
        let door: ServedSite.Door =
            switch folder.configuration.access {
            case .link: .link
            case .login: .login
            }
        let texts = try folder.snapshot { try $0.sites(only: site) }.map { site in
            let path = URL(fileURLWithPath: folder.workspace.output(of: site.id.rawValue)).standardizedFileURL.path
            guard let host = BaseURL.host(in: site.baseURL) else { throw ServerProblem.noAddress(site) }
            guard let served = ServedSite(id: site.id.rawValue, host: host, folder: path, door: door, listen: listen) else {
                throw ServerProblem.folder(path)
            }
            return server.configuration(of: served)
        }
        text = Printout(file: texts.joined(separator: "\n"))
    }
}
