import Foundation
import Pages

/// The folder that a command works on, and where things lie in it (output.md).
struct Workspace: Sendable {
    let path: String
    /// Where sites are published. A preview has a place of its own.
    let output: String

    init(path: String, output: String? = nil) {
        self.path = path
        self.output = output ?? "\(path)/output"
    }

    var siteData: String { "\(path)/site-data" }
    var configuration: String { "\(siteData)/joinery.yaml" }
    var secret: String { "\(siteData)/secret.key" }
    var templates: String { "\(path)/Templates" }
    var ownPages: OwnPageFolder { OwnPageFolder(path: "\(siteData)/pages") }

    func output(of site: String) -> String { "\(output)/\(site)" }

    /// A path as the configuration gives it: below the folder unless it is absolute.
    func resolve(_ path: String) -> String { path.hasPrefix("/") ? path : "\(self.path)/\(path)" }
}
