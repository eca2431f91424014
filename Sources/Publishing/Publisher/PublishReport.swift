/// What a build did, or a rehearsal would do. All counts but `pages` are of files.
public struct PublishReport: Sendable {
    /// Whether `current` was switched; false where there was nothing to change.
    public var switched = false
    /// Whether a standby left behind by an interrupted build was brought in order.
    public var repairedStandby = false
    /// Without files of the kinds that are kept for one more switch: a style sheet is no page.
    public var pages = 0
    public var files = 0
    public var unchanged = 0
    public var added = 0
    public var changed = 0
    public var removed = 0
    public var written = 0
    public var bytesWritten = 0
    /// Unchanged files that the new tree took over from the live one.
    public var linked = 0
    /// The first 10,000 changes by key.
    public var changes: [PageChange] = []
    /// All changes.
    public var changeCounts: [ChangeCount] = []
    public var timings = Timings()

    public init() {}
}

extension PublishReport {
    init(_ counts: BuildCounts, _ options: PublishOptions) {
        pages = counts.census.pageCount(besides: options.keptKinds)
        files = counts.census.fileCount
        unchanged = counts.unchanged
        added = counts.added
        changed = counts.changed
        removed = counts.removed
        bytesWritten = counts.bytesWritten
        changes = counts.changes.changes
        changeCounts = counts.changes.counts
    }
}
