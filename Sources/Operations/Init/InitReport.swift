import BookingDatabase
package import Bookings
import Foundation
import Glibc
import Pages

/// What `init` made, and what it kept.
package struct InitReport: Answer {
    private let files: [File]
    private let templates: (folder: String, count: Int)
    private let folder: String

    private struct File {
        let path: String
        let isKept: Bool
    }

    /// Makes what a site needs. What exists is kept.
    ///
    /// - `now`: fills the database with the demo's rows round this time; nil leaves it empty.
    package init(_ workspace: Workspace, demo now: Instant?) throws {
        var files: [File] = []
        for folder in [workspace.path, workspace.siteData, workspace.templates] { try NewFile.makeFolder(folder) }
        func make(_ path: String, _ body: () throws -> Void) throws {
            let isKept = unsafe access(path, F_OK) == 0
            if !isKept { try body() }
            files.append(File(path: path, isKept: isKept))
        }
        try make(workspace.configuration) {
            try NewFile.write(Array(Self.configurationText.utf8), to: workspace.configuration, mode: 0o640)
        }
        try make(workspace.secret) { try NewFile.write(Workspace.newSecretText(), to: workspace.secret, mode: 0o600) }
        let database = try ProjectFolder(workspace).databasePath
        try make(database) { try BookingDatabase.create(path: database, demo: now) }
        for file in TemplateFolder.builtIn {
            let path = "\(workspace.templates)/\(file.path)"
            try NewFile.makeFolder((path as NSString).deletingLastPathComponent)
            if unsafe access(path, F_OK) != 0 { try NewFile.write(file.bytes, to: path, mode: 0o644) }
        }
        self.files = files
        templates = (workspace.templates, TemplateFolder.builtIn.count)
        folder = workspace.path
    }

    package var text: String {
        let lines = files.map { "\($0.isKept ? "kept" : "made")  \($0.path)" }
        let last = ["ready  \(templates.folder), \(templates.count) files", "Next: `joinery build -C \(folder)`"]
        return (lines + last).map { $0 + "\n" }.joined()
    }

    package var document: Document {
        Document(made: files.filter { !$0.isKept }.map(\.path), kept: files.filter(\.isKept).map(\.path), templates: templates.folder)
    }

    package struct Document: Encodable {
        let made, kept: [String]
        let templates: String
    }

    private static let configurationText = """
        # What Joinery is told beside the database. No key is required.
        #
        # database: site-data/bookings.sqlite
        # access: link                    # who sees a member's page: anyone who has its address; or `login`, by name and password
        # server: nginx                   # what serves the output: nginx, apache or caddy
        # sites:
        #   studio:                       # the site's id in the database
        #     accent: "#17624f"
        #     logo: logo.svg              # a file in this folder
        #     contact: hello@example.org
        #     mail:
        #       from: hello@example.org   # who mails are from; without it no mail is written

        """
}
