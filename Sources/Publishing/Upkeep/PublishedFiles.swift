public import RenderedPages

/// Published files to be read from disk: those that a build is about to publish, or all of a tree.
public struct PublishedFiles: Sendable {
    enum Selection {
        /// What this build writes or links.
        case changes(MergePlan)
        case all(ManifestReader)
    }

    let tree: Tree
    let selection: Selection
    /// Keys that cut the files into pieces of work.
    let cuts: [PageKey]

    /// The name of the tree they stand in.
    public var treeName: TreeName { tree.name }

    /// Calls `body` with every file's key and content: on `jobs` threads at once, each with a number of its own, a page's files mostly one
    /// after the other on the same. The content is valid during the call alone.
    public func forEach(jobs: Int, _ body: @Sendable (PageKey, UnsafeRawBufferPointer, _ thread: Int) throws -> Void) throws {
        let starts = [nil] + cuts.map(Optional.some)
        let ends = cuts.map(Optional.some) + [nil]
        var pieces = zip(starts, ends).makeIterator()
        let queue = WorkQueue<(start: PageKey?, end: PageKey?)> { pieces.next() }
        try Threads.run(min(jobs, starts.count), stop: { queue.end() }) { thread in
            let buffer = FileBuffer()
            while let (piece, _) = try queue.next() {
                try forEach(from: piece.start, to: piece.end, buffer) { key, bytes in try body(key, bytes, thread) }
            }
        }
    }

    private func forEach(
        from start: PageKey?, to end: PageKey?, _ buffer: FileBuffer, _ body: (PageKey, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        switch selection {
        case .changes(let plan):
            try plan.forEach(from: start, to: end) { step in
                guard let want = step.want, step.mustBeRead else { return }
                guard let bytes = try buffer.read(want, in: tree) else { throw PublishError.liveTreeAltered(want.key) }
                try body(want.key, bytes)
            }
        case .all(let manifest):
            let cursor = ManifestCursor(manifest)
            try cursor.seek(to: start)
            while let record = cursor.current {
                if let end, record.key >= end { return }
                // A file that is not as published is read as it is.
                if let bytes = try buffer.readWhatever(record, in: tree) { try body(record.key, bytes) }
                try cursor.advance()
            }
        }
    }

    /// Calls `body` with everything in the tree that its manifest does not list.
    public func forEachForeign(_ body: (ForeignFile, UnsafeRawBufferPointer) throws -> Void) throws {
        guard case .all(let manifest) = selection else { return }
        let listed = try PathIndex(manifest)
        let buffer = FileBuffer()
        var failure: (any Error)?
        try TreeWalk.forEach(in: tree) { path, folder, entry throws(PublishError) in
            guard failure == nil, entry.isFile, !listed.contains(path) else { return }
            guard let bytes = try buffer.readWhatever(entry.name, in: folder, on: .tree(tree.name)) else { return }
            do { try body(ForeignFile(path: path), bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}

extension MergePlan.Step {
    /// Whether this build writes or links the file.
    var mustBeRead: Bool { want != nil && (origin == .written || needsLink) }
}

extension Publisher {
    /// All files of the live tree, then those of the tree before where it is whole; none where nothing is published.
    public func publishedFiles(jobs: Int) throws -> [PublishedFiles] {
        let state = try SiteState(of: site)
        guard let live = state.liveTree else { return [] }
        guard let manifest = state.liveManifest else { throw PublishError.manifestLost(live.name) }
        var trees = [(live, manifest)]
        if state.standbyIsTrusted, let tree = try site.tree(state.standbyName),
            let manifest = try site.privateFolder.manifest(of: tree.name)
        {
            trees.append((tree, manifest))
        }
        return trees.map { tree, manifest in
            PublishedFiles(tree: tree, selection: .all(manifest), cuts: manifest.cuts(into: jobs * 4))
        }
    }
}
