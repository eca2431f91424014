public import ArgumentParser
import BookingDatabase
import Bookings
import Foundation
public import Serving

/// What the web server has to be told: the whole configuration of each site, to be included as it is.
struct NginxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nginx", abstract: "Print the web server's configuration for each site: nginx, or another with --server.")

    @OptionGroup var surroundings: Surroundings

    @Option(help: "The web server that it is for.")
    var server: ServerKind?

    @Option(help: ArgumentHelp("Listen on this port, or address and port, alone: behind a server that ends TLS.", valueName: "address"))
    var listen: String?

    func validate() throws {
        try Settings.validateEnvironment("SERVER", as: ServerKind.self)
        guard let listen = listen ?? Settings.environment("LISTEN") else { return }
        let port = listen.split(separator: ":", omittingEmptySubsequences: false).last ?? ""
        let isPlain = listen.utf8.allSatisfy { "0123456789abcdefABCDEF.:[]".utf8.contains($0) }
        guard isPlain, UInt16(port) != nil else { throw ValidationError("--listen is `\(listen)`, allowed `8080` or `127.0.0.1:8080`") }
    }

    func run() throws {
        let workspace = surroundings.workspace
        let configuration = try workspace.readConfiguration()
        let database = try BookingDatabase(path: workspace.resolve(configuration.database))
        let sites = try database.snapshot { try SiteChoice(surroundings.onlySite, $0).sites() }
        let server = server ?? Settings.environment("SERVER", as: ServerKind.self) ?? configuration.server
        let texts = try sites.map { server.configuration(of: try served(site: $0, configuration.access)) }
        try surroundings.console.write(texts.joined(separator: "\n"))
    }

    private func served(site: Site, _ access: Access) throws -> ServedSite {
        let folder = URL(fileURLWithPath: surroundings.workspace.output(of: site.id.rawValue)).standardizedFileURL.path
        guard let host = BaseURL.host(in: site.baseURL) else {
            throw Failure(
                .findings, "the site `\(site.id)` has no usable address: found `\(site.baseURL)`", hint: "`joinery check` tells more")
        }
        let door: ServedSite.Door =
            switch access {
            case .link: .link
            case .login: .login
            }
        guard
            let served = ServedSite(
                id: site.id.rawValue, host: host, folder: folder, door: door, listen: listen ?? Settings.environment("LISTEN"))
        else {
            throw Failure(
                .usage, "the folder `\(folder)` cannot stand in a server's configuration",
                hint: "move it to a path of letters, digits, `-`, `_` and `.`")
        }
        return served
    }
}

extension ServerKind: ExpressibleByArgument {}
