import Foundation
import Pages

/// The folder that a command works on, and where things lie in it (output.md).
struct Workspace: Sendable {
    let path: String

    var siteData: String { "\(path)/site-data" }
    var configuration: String { "\(siteData)/joinery.yaml" }
    var secret: String { "\(siteData)/secret.key" }
    var templates: String { "\(path)/Templates" }
    var ownPages: OwnPageFolder { OwnPageFolder(path: "\(siteData)/pages") }

    func output(of site: String) -> String { "\(path)/output/\(site)" }

    /// A path as the configuration gives it: below the folder unless it is absolute.
    func resolve(_ path: String) -> String { path.hasPrefix("/") ? path : "\(self.path)/\(path)" }
}
