import BookingDatabase
package import Bookings
import Foundation
import Glibc

/// What `init` made, and what it kept.
package struct InitReport: Answer {
    private let files: [File]
    private let templates: String
    private let folder: String

    private struct File {
        let path: String
        let isKept: Bool
    }

    /// Makes what a site needs. What exists is kept. Of the templates none is copied: a copy is not reached by an update of the program.
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
        self.files = files
        templates = workspace.templates
        folder = workspace.path
    }

    package var text: String {
        let lines = files.map { "\($0.isKept ? "kept" : "made")  \($0.path)" }
        return (lines + ["Next: `joinery build -C \(folder)`"]).map { $0 + "\n" }.joined()
    }

    package var document: Document {
        Document(made: files.filter { !$0.isKept }.map(\.path), kept: files.filter(\.isKept).map(\.path), templates: templates)
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
