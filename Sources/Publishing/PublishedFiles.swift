/// Published files to be read from disk: those that a build is about to publish, or all of the live tree.
public struct PublishedFiles {
    enum Selection {
        /// What this build writes or links.
        case changes(Settlement)
        case all(ManifestReader)
    }

    let tree: Tree
    let selection: Selection

    /// Calls `body` with every file's key and content, in the order of keys. The content is valid during the call alone.
    public func forEach(_ body: (PageKey, UnsafeRawBufferPointer) throws -> Void) throws {
        let buffer = FileBuffer()
        func visit(_ record: ManifestRecord) throws {
            guard let bytes = try buffer.read(record, in: tree) else { throw PublishError.liveTreeAltered(record.key) }
            try body(record.key, bytes)
        }
        switch selection {
        case .changes(let settlement):
            try settlement.forEach { step in
                if let want = step.want, step.origin == .written || step.needsLink { try visit(want) }
            }
        case .all(let manifest):
            let cursor = ManifestCursor(manifest)
            try cursor.move(to: 0)
            while let record = cursor.current {
                try visit(record)
                try cursor.advance()
            }
        }
    }
}

extension SiteFolder {
    /// All files of the live tree; nil where nothing is published.
    public func liveFiles() throws(PublishError) -> PublishedFiles? {
        guard let site = try openForReading(), let live = try site.live(), let tree = try site.tree(live) else { return nil }
        guard let manifest = try site.privateFolder.manifest(of: live) else { throw .manifestLost(live) }
        return PublishedFiles(tree: tree, selection: .all(manifest))
    }
}
