public import RenderedPages

/// Published files to be read from disk: those that a build is about to publish, or all of a tree.
public struct PublishedFiles: Sendable {
    enum Selection {
        case nothing
        /// What this build writes, in order of keys.
        case few(Tree, [ManifestRecord])
        /// The same where it is much; where that is asked for, what it links too.
        case changes(Tree, MergePlan, includesLinked: Bool)
        case all(Tree, ManifestReader)
    }

    private let selection: Selection
    /// Pieces of work for threads.
    private let pieces: [KeyRange]

    /// - `cuts`: keys that cut the files into pieces of work.
    init(_ selection: Selection, cuts: [PageKey]) {
        self.selection = selection
        pieces = KeyRange.cut(at: cuts)
    }

    /// No files.
    init() { self.init(.nothing, cuts: []) }

    /// Whether there is nothing to be read: a build that writes nothing.
    public var isEmpty: Bool {
        if case .nothing = selection { true } else { false }
    }

    /// Calls `body` with every file's key and content: on `jobs` threads at once, each with a number of its own, a page's files mostly one
    /// after the other on the same. The content is valid during the call only.
    public func forEach(jobs: Int, _ body: @Sendable (PageKey, Span<UInt8>, _ thread: Int) throws -> Void) throws {
        var pieces = pieces[...]
        let queue = WorkQueue { pieces.popFirst() }
        try Threads.run(min(jobs, pieces.count), stop: { queue.end() }) { thread in
            let buffer = FileBuffer()
            while let (piece, _) = try queue.next() {
                try forEach(in: piece, buffer) { key, bytes in try body(key, bytes, thread) }
            }
        }
    }

    /// Tells the rows whose pages of one kind these are files of, without reading a file; nil where they are more than `limit`.
    public func rows(ofKind kind: UInt8, atMost limit: Int) -> Set<Int64>? {
        guard case .few(_, let records) = selection else { return nil }
        let rows = Set(records.lazy.filter { $0.key.kind == kind }.map(\.key.row))
        return rows.count <= limit ? rows : nil
    }

    private func forEach(in range: KeyRange, _ buffer: FileBuffer, _ body: (PageKey, Span<UInt8>) throws -> Void) throws {
        switch selection {
        case .nothing: return
        case .few(let tree, let records):
            for record in records where range.contains(record.key) { try read(record, in: tree, buffer, body) }
        case .changes(let tree, let plan, let includesLinked):
            let steps = try plan.steps(in: range)
            while let step = try steps.next() {
                guard let want = step.want, step.isNew(countingLinks: includesLinked) else { continue }
                try read(want, in: tree, buffer, body)
            }
        case .all(let tree, let manifest):
            let cursor = try ManifestCursor(manifest, from: range.start)
            while let record = cursor.current, !range.isBefore(record.key) {
                // A file that is not as published is read as it is.
                if let bytes = try buffer.readWhatever(record, in: tree) { try body(record.key, bytes.span) }
                try cursor.advance()
            }
        }
    }

    private func read(
        _ record: ManifestRecord, in tree: Tree, _ buffer: FileBuffer, _ body: (PageKey, Span<UInt8>) throws -> Void
    ) throws {
        guard let bytes = try buffer.read(record, in: tree) else { throw PublishError.liveTreeAltered(record.key) }
        try body(record.key, bytes.span)
    }

    /// Calls `body` with everything in the tree that its manifest does not list.
    public func forEachForeign(_ body: (ForeignFile, Span<UInt8>) throws -> Void) throws {
        guard case .all(let tree, let manifest) = selection else { return }
        let listed = try PathIndex(manifest)
        let buffer = FileBuffer()
        var failure: (any Error)?
        try TreeWalk.forEach(in: tree) { path, folder, entry throws(PublishError) in
            guard failure == nil, entry.isFile, !listed.contains(path) else { return }
            guard let bytes = try buffer.readWhatever(entry.name, in: folder, on: .tree(tree.name)) else { return }
            do { try body(ForeignFile(path: path), bytes.span) } catch { failure = error }
        }
        if let failure { throw failure }
    }
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
            PublishedFiles(.all(tree, manifest), cuts: manifest.cuts(into: jobs * 4))
        }
    }
}
