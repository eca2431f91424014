package import Bookings
import Foundation
package import Serving

/// The configuration of a web server for each site.
package struct ServerTexts {
    package let text: Printout

    /// What the command line says of the server.
    package struct Choices: Sendable {
        /// Nil for the one that the project's configuration names.
        package var server: ServerKind?
        /// A port, or address and port, behind a server that ends TLS; nil to listen where the sites' addresses lead.
        package var listen: String?
        /// Paths of PEM files; `{host}` in them is each site's host. Nil for certbot's, with Caddy for its own.
        package var certificate: Entrance.CertificateFiles?
        /// Whether to leave out what holds for the whole server.
        package var sitesOnly: Bool
        /// The folder that holds the sites on the machine that serves them; nil for `output/` here.
        package var output: String?

        package init(
            server: ServerKind?, listen: String?, certificate: Entrance.CertificateFiles?, sitesOnly: Bool, output: String? = nil
        ) {
            self.server = server
            self.listen = listen
            self.certificate = certificate
            self.sitesOnly = sitesOnly
            self.output = output
        }
    }

    package init(of folder: ProjectFolder, _ choices: Choices, only site: Site.ID?) throws {
        let (all, chosen) = try folder.snapshot { (try $0.sites(), try $0.sites(only: site)) }
        // A site beside it is in the way as well, whichever is printed.
        let clashes = SiteFindings.sameAddress(among: all)
        if let clash = clashes.first(where: { finding in chosen.contains { finding.subject == "site:\($0.id)" } }) {
            throw ServerProblem.sameAddress(clash)
        }
        let sites = try chosen.map { try Self.served($0, of: folder, choices) }
        if choices.listen != nil, let (one, other) = Self.pair(of: sites) {
            throw ServerProblem.sameHost(Site.ID(one.id), Site.ID(other.id), host: one.host)
        }
        text = Printout(file: (choices.server ?? folder.configuration.server).configuration(of: sites, sitesOnly: choices.sitesOnly))
    }

    /// Two sites of one host.
    private static func pair(of sites: [ServedSite]) -> (ServedSite, ServedSite)? {
        Dictionary(grouping: sites, by: \.host).values.filter { $0.count > 1 }.min { $0[0].id < $1[0].id }.map { ($0[0], $0[1]) }
    }

    private static func served(_ site: Site, of folder: ProjectFolder, _ choices: Choices) throws -> ServedSite {
        let here = folder.workspace.output(of: site.id.rawValue)
        let path = choices.output.map { "\($0)/\(site.id)" } ?? URL(fileURLWithPath: here).standardizedFileURL.path
        guard let origin = BaseURL.origin(of: site.baseURL) else { throw ServerProblem.noAddress(site) }
        let entrance: Entrance =
            if let listen = choices.listen {
                .behind(listen: listen)
            } else if origin.isSecure {
                .https(port: origin.port, choices.certificate?.of(host: origin.host))
            } else {
                .local(port: origin.port)
            }
        let door: ServedSite.Door =
            switch folder.configuration.access {
            case .link: .link
            case .login: .login
            }
        guard let served = ServedSite(id: site.id.rawValue, host: origin.host, folder: path, door: door, entrance: entrance) else {
            throw ServerProblem.folder(([path] + entrance.files).first { !ServedSite.isPlainPath($0) } ?? path)
        }
        return served
    }
}

extension Entrance.CertificateFiles {
    /// With each `{host}` filled in.
    fileprivate func of(host: String) -> Self {
        Self(certificate: certificate.replacing("{host}", with: host), key: key.replacing("{host}", with: host))
    }
}
