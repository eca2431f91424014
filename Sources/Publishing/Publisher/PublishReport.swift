public import RenderedPages

/// What a build did, or a rehearsal would do. All counts but `pages` are of files.
public struct PublishReport: Sendable {
    /// Whether another tree became live; false where there was nothing to change.
    public let switched: Bool
    /// Without files of the kinds that are kept for one more switch: a style sheet is no page.
    public let pages: Int
    public let files: Int
    public let unchanged: Int
    public let added: Int
    public let changed: Int
    public let removed: Int
    /// 0 in a rehearsal, which writes nothing.
    public let written: Int
    public let bytesWritten: Int
    /// Unchanged files that the new tree took over from the live one.
    public let linked: Int
    /// The first 10,000 changes by key.
    public let changes: [PageChange]
    public let timings: Timings
    /// Pages that had other bytes than their recipe makes, in order; the first 20.
    public let stale: [PageKey]
    public let staleCount: Int

    /// - `next`: the tree that the build made; nil in a rehearsal, and where there was nothing to change.
    init(_ counts: BuildCounts, _ options: PublishOptions, next: NextTree? = nil, switched: Bool = false, timings: Timings) {
        self.switched = switched
        self.timings = timings
        pages = counts.census.pageCount(besides: options.keptKinds)
        files = counts.census.fileCount
        unchanged = counts.unchanged
        added = counts.added
        changed = counts.changed
        removed = counts.removed
        written = next == nil ? 0 : counts.written
        bytesWritten = counts.bytesWritten
        linked = next?.linked ?? 0
        changes = counts.changes.changes
        stale = counts.firstStale
        staleCount = counts.stale
    }

    /// The report of a build that found nothing to do, without looking at any page.
    ///
    /// - `pages`: as the build before counted them, and so are `files`.
    package init(unchangedPages pages: Int, files: Int) {
        self.pages = pages
        self.files = files
        unchanged = files
        (switched, changes, stale, timings) = (false, [], [], Timings())
        (added, changed, removed, written, bytesWritten, linked, staleCount) = (0, 0, 0, 0, 0, 0, 0)
    }

    /// The report of a build that did nothing.
    public static let none = PublishReport(BuildCounts(), PublishOptions(time: 0), timings: Timings())
}
