import BookingDatabase
import Bookings
import Pages

/// A folder that a command works on, with its configuration read. The rest is opened by those who need it: a list of accounts needs neither
/// the secret nor templates, and is there while these are wrong.
struct Project: Sendable {
    let workspace: Workspace
    let configuration: Configuration

    init(_ workspace: Workspace) throws {
        self.workspace = workspace
        configuration = try workspace.readConfiguration()
    }

    var databasePath: String { workspace.resolve(configuration.database) }

    func secret() throws -> SiteSecret { try workspace.readSecret() }
    func templates() throws -> TemplateSet { try workspace.readTemplates() }
    func database() throws -> BookingDatabase { try BookingDatabase(path: databasePath) }
    func editableDatabase() throws -> EditableDatabase { try EditableDatabase(path: databasePath) }

    /// Calls `body` with a snapshot of the database.
    func snapshot<Result>(_ body: (Snapshot) throws -> Result) throws -> Result { try database().snapshot(body) }
}

extension Sources {
    /// Opens all that pages are made from, in the order of the architecture.
    init(_ project: Project) throws {
        workspace = project.workspace
        configuration = project.configuration
        secret = try project.secret()
        templates = try project.templates()
        database = try project.database()
    }
}
