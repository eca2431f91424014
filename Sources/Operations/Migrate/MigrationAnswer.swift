package import BookingDatabase

/// What `migrate` did.
package struct MigrationAnswer: Report {
    /// The schema's version now.
    private let version: Int64
    private let migration: Migration?

    /// Brings the database of a folder to the newest version of the schema.
    package init(of folder: ProjectFolder) throws {
        let database = try folder.editableDatabase()
        try database.migrate()
        migration = database.migration
        version = EditableDatabase.newestVersion
    }

    package var lines: [Line] { [Line(migration?.line ?? "unchanged  schema version \(version) is the newest")] }

    package var document: Document { Document(changed: migration != nil, version: version, copy: migration?.copy) }

    package struct Document: Encodable {
        let changed: Bool
        let version: Int64
        let copy: String?
    }
}

extension Migration {
    package var line: String { "migrated  schema version \(from) to \(to); the database as it was: \(copy)" }
}
