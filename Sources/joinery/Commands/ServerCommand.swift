public import ArgumentParser
import Bookings
import Foundation
public import Serving

/// What the web server has to be told: the whole configuration of each site, to be included as it is.
struct ServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server", abstract: "Print the web server's configuration for each site: nginx, Apache or Caddy.",
        discussion: "Without --server it is for the one that the configuration names, else for nginx.", aliases: ["nginx"])

    @OptionGroup var place: ProjectOptions

    @Option(help: "The web server that it is for.")
    var server: ServerKind?

    @Option(help: ArgumentHelp("Listen only on this port, or address and port: behind a server that ends TLS.", valueName: "address"))
    var listen: String?

    func validate() throws {
        guard let listen else { return }
        let port = listen.split(separator: ":", omittingEmptySubsequences: false).last ?? ""
        let isPlain = listen.utf8.allSatisfy { "0123456789abcdefABCDEF.:[]".utf8.contains($0) }
        guard isPlain, UInt16(port) != nil else { throw ValidationError("--listen is `\(listen)`, allowed `8080` or `127.0.0.1:8080`") }
    }

    func run() throws {
        let project = try place.project()
        let sites = try project.snapshot { try SiteChoice(place.onlySite, $0).sites() }
        try place.console.write(Self.run(project, sites, server ?? project.configuration.server, listen: listen))
    }

    /// - Parameter listen: nil to listen on the usual ports.
    static func run(_ project: Project, _ sites: [Site], _ server: ServerKind, listen: String?) throws -> String {
        let door: ServedSite.Door =
            switch project.configuration.access {
            case .link: .link
            case .login: .login
            }
        let texts = try sites.map { site in
            let folder = URL(fileURLWithPath: project.workspace.output(of: site.id.rawValue)).standardizedFileURL.path
            guard let host = BaseURL.host(in: site.baseURL) else { throw ServerProblem.noAddress(site) }
            guard let served = ServedSite(id: site.id.rawValue, host: host, folder: folder, door: door, listen: listen) else {
                throw ServerProblem.folder(folder)
            }
            return server.configuration(of: served)
        }
        return texts.joined(separator: "\n")
    }
}

extension ServerKind: ExpressibleByArgument {}
