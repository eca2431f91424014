public import ArgumentParser
import Operations
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
        try place.console.write(ServerTexts(of: place.project(), server, only: place.onlySite, listen: listen).text)
    }
}

extension ServerKind: ExpressibleByArgument {}
