import Foundation
import Pages

/// The folder that a command works on, and where things lie in it (output.md).
struct Workspace: Sendable {
    let path: String
    /// Where sites are published. A preview has a place of its own.
    let output: String
    /// The text of JOINERY_SECRET, which replaces `secret.key`; nil where it is not set.
    let givenSecret: String?

    static let secretVariable = "JOINERY_SECRET"

    init(path: String, output: String? = nil, givenSecret: String? = nil) {
        self.path = path
        self.output = output ?? "\(path)/output"
        self.givenSecret = givenSecret
    }

    /// The same folder, published elsewhere.
    func publishing(in output: String) -> Workspace { Workspace(path: path, output: output, givenSecret: givenSecret) }

    var siteData: String { "\(path)/site-data" }
    var configuration: String { "\(siteData)/joinery.yaml" }
    var secret: String { "\(siteData)/secret.key" }
    var templates: String { "\(path)/Templates" }
    var ownPages: OwnPageFolder { OwnPageFolder(path: "\(siteData)/pages") }

    func output(of site: String) -> String { "\(output)/\(site)" }

    /// A path as the configuration gives it: below the folder unless it is absolute.
    func resolve(_ path: String) -> String { path.hasPrefix("/") ? path : "\(self.path)/\(path)" }
}
