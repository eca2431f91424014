package import BookingDatabase
package import Bookings
package import Pages

/// A folder that a command works on, with its configuration read. The rest is opened by those who need it: a list of accounts needs neither
/// the secret nor templates, and is there while these are wrong.
package struct ProjectFolder: Sendable {
    package let workspace: Workspace
    package let configuration: Configuration

    package init(_ workspace: Workspace) throws {
        try workspace.checkFolder()
        self.workspace = workspace
        configuration = try workspace.readConfiguration()
    }

    package var databasePath: String { workspace.resolve(configuration.database) }

    package func secret() throws -> SiteSecret { try workspace.readSecret() }
    package func templates() throws -> TemplateSet { try workspace.readTemplates() }
    package func database() throws -> BookingDatabase { try BookingDatabase(path: databasePath) }
    package func editableDatabase() throws -> EditableDatabase { try EditableDatabase(path: databasePath) }

    /// Calls `body` with a snapshot of the database.
    package func snapshot<Result>(_ body: (Snapshot) throws -> Result) throws -> Result { try database().snapshot(body) }
}
