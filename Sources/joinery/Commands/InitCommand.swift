import ArgumentParser
import BookingDatabase
import Foundation
import Glibc
import Pages

/// Makes what a site needs. Whatever exists is kept.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make configuration, secret, database and templates in a folder.")

    @OptionGroup var common: CommonOptions

    @Flag(help: "Fill the database with two lively businesses.")
    var demo = false

    func run() throws {
        let workspace = common.workspace
        let now = try common.instant()
        var lines: [String] = []
        for folder in [workspace.path, workspace.siteData, workspace.templates] { try NewFile.makeFolder(folder) }
        func make(_ path: String, _ body: () throws -> Void) throws {
            let isThere = access(path, F_OK) == 0
            if !isThere { try body() }
            lines.append("\(isThere ? "kept" : "made")  \(path)")
        }
        try make(workspace.configuration) {
            try NewFile.write(Array(Self.configurationText.utf8), to: workspace.configuration, mode: 0o640)
        }
        try make(workspace.secret) { try NewFile.write(Workspace.newSecretText(), to: workspace.secret, mode: 0o600) }
        let database = try Project(workspace).databasePath
        try make(database) { try BookingDatabase.create(path: database, demo: demo ? now : nil) }
        for file in TemplateFolder.builtIn {
            let path = "\(workspace.templates)/\(file.path)"
            try NewFile.makeFolder((path as NSString).deletingLastPathComponent)
            if access(path, F_OK) != 0 { try NewFile.write(file.bytes, to: path, mode: 0o644) }
        }
        lines.append("ready  \(workspace.templates), \(TemplateFolder.builtIn.count) files")
        lines.append("Next: `joinery build -C \(workspace.path)`")
        try common.console.write(lines.map { $0 + "\n" }.joined())
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
