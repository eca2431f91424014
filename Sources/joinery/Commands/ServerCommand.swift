public import ArgumentParser
import Foundation
import Operations
public import Serving

/// What the web server has to be told: the whole configuration of each site, to be included as it is.
struct ServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server", abstract: "Print the configuration of nginx, Apache or Caddy.",
        discussion: """
            Print the web server's configuration for each site: nginx, Apache or Caddy.

            Without --server it is for the one that the configuration names, else for nginx. Without --certificate and --key, nginx and Apache \
            use the files that certbot makes, and Caddy gets its own.

            Examples:
              joinery server > joinery.conf
              joinery server --server caddy > Caddyfile
              joinery server --listen 127.0.0.1:8080
            """, aliases: ["nginx"])

    @OptionGroup var place: ProjectOptions

    @Option(help: "The web server that it is for.")
    var server: ServerKind?

    @Option(help: ArgumentHelp("Listen only on this port, or address and port: behind a server that ends TLS.", valueName: "address"))
    var listen: String?

    @Option(help: ArgumentHelp("The certificate with its chain, in PEM. `{host}` in it is the site's host.", valueName: "file"))
    var certificate: String?

    @Option(help: ArgumentHelp("The certificate's key, in PEM. `{host}` in it is the site's host.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("The folder of the sites on the host that serves them, as `deploy` is told it.", valueName: "dir"))
    var output: String?

    @Flag(help: "Leave out what holds for the whole server: with Apache its version and ports, with Caddy its options and other names.")
    var sitesOnly = false

    func validate() throws {
        if let listen {
            let port = listen.split(separator: ":", omittingEmptySubsequences: false).last ?? ""
            let isPlain = listen.utf8.allSatisfy { "0123456789abcdefABCDEF.:[]".utf8.contains($0) }
            guard isPlain, UInt16(port) != nil else { throw ValidationError("--listen is `\(listen)`, allowed `8080` or `127.0.0.1:8080`") }
        }
        if let output, !output.hasPrefix("/") {
            throw ValidationError("--output is `\(output)`, allowed is a path from the root: `/srv/pages`")
        }
        guard (certificate == nil) == (key == nil) else {
            throw ValidationError("--certificate and --key belong together: \(key == nil ? "--key" : "--certificate") is missing")
        }
        guard listen == nil || certificate == nil else {
            throw ValidationError("--listen is for a server without TLS, so --certificate means nothing there: leave one of them out")
        }
    }

    func run() throws {
        let files = certificate.flatMap { certificate in
            key.map { Entrance.CertificateFiles(certificate: Self.absolute(certificate), key: Self.absolute($0)) }
        }
        let choices = ServerTexts.Choices(
            server: server, listen: listen, certificate: files, sitesOnly: sitesOnly, output: output.map(Self.absolute))
        try place.console.write(ServerTexts(of: place.project(), choices, only: place.onlySite).text)
    }

    /// A server looks from its own folder.
    private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
}

extension ServerKind: ExpressibleByArgument {}
