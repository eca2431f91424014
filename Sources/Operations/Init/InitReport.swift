import BookingDatabase
package import Bookings
import Foundation
import Glibc

/// What `init` made, and what it kept.
package struct InitReport: Report {
    private let files: [File]
    private let templates: String
    private let folder: String
    /// Whether a build has something to publish.
    private let hasSites: Bool
    /// A database that was there and is not filled with the demo's rows although that was asked for.
    private let notFilled: String?

    private struct File {
        let path: String
        let isKept: Bool
    }

    /// Makes what a site needs. What exists is kept; if it fails, nothing that it made is left. Of the templates none is copied: a copy is
    /// not reached by an update of the program.
    ///
    /// - `now`: fills the database with the demo's rows round this time; nil leaves it empty.
    package init(_ workspace: Workspace, demo now: Instant?) throws {
        var made = MadeFiles()
        do {
            try self.init(workspace, demo: now, &made)
        } catch {
            made.remove()
            throw error
        }
    }

    private init(_ workspace: Workspace, demo now: Instant?, _ made: inout MadeFiles) throws {
        var files: [File] = []
        for folder in [workspace.path, workspace.siteData, workspace.templates] { try made.makeFolder(folder) }
        func make(_ path: String, _ body: (String) throws -> Void) throws {
            files.append(File(path: path, isKept: try !made.make(path, body)))
        }
        try make(workspace.configuration) { try NewFile.write(Array(Self.configurationText.utf8), to: $0, mode: 0o640) }
        try make(workspace.secret) { try NewFile.write(Workspace.newSecretText(), to: $0, mode: 0o600) }
        let database = try ProjectFolder(workspace).databasePath
        try make(database) { try BookingDatabase.create(whole: $0, demo: now) }
        self.files = files
        templates = workspace.templates
        folder = workspace.path
        let isKept = files.last?.isKept == true
        hasSites = isKept ? (try? BookingDatabase(path: database).snapshot { try $0.sites().isEmpty }) == false : now != nil
        notFilled = isKept && now != nil ? database : nil
    }

    package var lines: [Line] {
        let next =
            hasSites
            ? "Next: `joinery build -C \(folder)`"
            : "Next: `joinery site add ID -C \(folder) --name NAME --base-url https://… --time-zone Europe/Berlin`"
        return files.map { Line("\($0.isKept ? "kept" : "made")  \($0.path)") }
            + linesIfQuiet + [Line(next)]
    }

    package var linesIfQuiet: [Line] {
        notFilled.map { [Line("`--demo` fills a new database alone: `\($0)` was there, and is as it was")] } ?? []
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
        #     website: https://example.org          # where the name above every page leads
        #     booking: https://example.org/book     # where whoever has no bookings is sent
        #     map: https://www.openstreetmap.org/search?query={place}   # where the place of a session leads
        #     mail:
        #       from: hello@example.org   # who mails are from; without it no mail is written
        #       reply-to: desk@example.org            # where answers go, if not there

        """
}

extension BookingDatabase {
    /// Makes a database under another name first: one that is there is whole, even if the program is killed.
    fileprivate static func create(whole path: String, demo now: Instant?) throws {
        let temporary = "\(path).new"
        for file in [temporary, "\(temporary)-journal"] { unsafe unlink(file) }
        do {
            try create(path: temporary, demo: now)
            guard unsafe rename(temporary, path) == 0 else { throw ProjectProblem.file(path, errno: errno) }
        } catch {
            for file in [temporary, "\(temporary)-journal"] { unsafe unlink(file) }
            guard let problem = error as? DatabaseProblem else { throw error }
            let failure = problem.failure
            throw Failure(
                failure.code, as: failure.word, failure.message.replacing(temporary, with: path), hint: failure.hint, subject: path)
        }
    }
}
