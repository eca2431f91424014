import Foundation
package import Pages
package import ZoneFiles

/// The folder that a command works on, and where things lie in it (`Sources/joinery/joinery.docc/OutputFolder.md`).
package struct Workspace: Sendable {
    package let path: String
    /// Where sites are published. A preview has a place of its own.
    package let output: String
    /// The text of JOINERY_SECRET, which replaces `secret.key`; nil where it is not set.
    package let givenSecret: String?
    package let zoneFolder: ZoneFolder

    package static let secretVariable = "JOINERY_SECRET"

    package init(path: String, output: String? = nil, givenSecret: String? = nil, zoneFolder: ZoneFolder = ZoneFolder()) {
        self.path = path
        self.output = output ?? "\(path)/output"
        self.givenSecret = givenSecret
        self.zoneFolder = zoneFolder
    }

    /// The same folder, published elsewhere.
    package func publishing(in output: String) -> Workspace {
        Workspace(path: path, output: output, givenSecret: givenSecret, zoneFolder: zoneFolder)
    }

    package var siteData: String { "\(path)/site-data" }
    package var configuration: String { "\(siteData)/joinery.yaml" }
    package var secret: String { "\(siteData)/secret.key" }
    package var templates: String { "\(path)/Templates" }
    package var ownPages: OwnPageFolder { OwnPageFolder(path: "\(siteData)/pages") }

    package func output(of site: String) -> String { "\(output)/\(site)" }

    /// Whether something of a site is live.
    package func isPublished(_ site: String) -> Bool { FileManager.default.fileExists(atPath: output(of: site) + "/current") }

    /// A path as the configuration gives it: below the folder unless it is absolute.
    package func resolve(_ path: String) -> String { path.hasPrefix("/") ? path : "\(self.path)/\(path)" }
}
