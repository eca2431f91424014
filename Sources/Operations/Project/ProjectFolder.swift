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

    /// The secret. Throws if a site of the database was published with another one: every address made with this one would be wrong.
    package func secret() throws -> SiteSecret {
        let secret = try anySecret()
        let foreign = workspace.sitesPublished(with: { !$0.allows(secret.fingerprint(of: $1)) })
        // A folder whose site is gone is no reason: nothing is made for it any more.
        if !foreign.isEmpty, let sites = try? snapshot({ try $0.sites().map(\.id) }), let site = foreign.first(where: sites.contains) {
            throw PublishedProblem.otherSecret(of: site, in: workspace, outcome: "nothing was done")
        }
        return secret
    }

    /// The secret, also if what is published was made with another one.
    package func anySecret() throws -> SiteSecret { try workspace.readSecret() }

    package func templates() throws -> TemplateSet { try workspace.readTemplates() }
    package func database() throws -> BookingDatabase { try BookingDatabase(path: databasePath) }
    package func editableDatabase() throws -> EditableDatabase { try EditableDatabase(path: databasePath) }

    /// Calls `body` with a snapshot of the database.
    package func snapshot<Result>(_ body: (Snapshot) throws -> Result) throws -> Result { try database().snapshot(body) }
}
