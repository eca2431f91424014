import BookingDatabase

/// The whole booking database as JSON Lines: what `import -` puts into an empty one.
package struct DatabaseExport {
    private let database: BookingDatabase

    package init(_ folder: ProjectFolder) throws {
        database = try folder.database()
    }

    /// Hands the lines on, some thousand at once.
    package func write(_ put: (Printout) throws -> Void) throws {
        try database.snapshot { snapshot in
            var text = DatabaseLines.head + "\n"
            var count = 1
            try snapshot.lines { line in
                text += line + "\n"
                count += 1
                guard text.utf8.count > 1 << 18 else { return }
                try put(Printout(jsonLines: text))
                text = ""
            }
            try put(Printout(jsonLines: text + "{\"end\":\(count)}\n"))
        }
    }
}
