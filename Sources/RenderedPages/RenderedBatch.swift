public import Digests

/// What one piece of work was rendered to: pages with ascending keys, their files in one buffer that its thread uses again.
public struct RenderedBatch: Sendable {
    public var bytes: [UInt8] = []
    public var links: [UInt8] = []
    public private(set) var files: [RenderedFile] = []
    /// The pages that the files belong to, and those that need not be rendered.
    public private(set) var pages: [RenderedPage] = []
    /// What the published pages were made from; nil where nothing is published, or all is to be rendered.
    public var published: (any PublishedRecipes)?

    public init() {}

    /// Appends a page whose files `render` appends, unless the published page was made from the same recipe: then it stays as it is.
    ///
    /// - `recipe`: digest of all that the page is made from; nil where that is not known.
    public mutating func addPage(kind: UInt8, row: Int64, recipe: Digest?, render: (inout RenderedBatch) -> Void) {
        if let recipe, published?.recipe(kind: kind, row: row) == recipe { return keepPage(kind: kind, row: row, recipe: recipe) }
        let (first, firstPage) = (files.count, pages.count)
        render(&self)
        // Each file has begun a page of its own: they are this one's.
        pages.removeSubrange(firstPage...)
        pages.append(RenderedPage(kind: kind, row: row, recipe: recipe, files: first..<files.count))
    }

    /// Appends a page that stays as it is published: it was made from this recipe, and would be again.
    public mutating func keepPage(kind: UInt8, row: Int64, recipe: Digest) {
        pages.append(RenderedPage(kind: kind, row: row, recipe: recipe, files: files.count..<files.count))
    }

    /// Appends one file, whose content `render` appends to the bytes.
    ///
    /// - `links`: the file's part of `links`; nil if it shows none.
    public mutating func add(
        _ key: PageKey, path: String, links: Range<Int>? = nil, data: UInt64 = 0, identity: Identity = .none,
        render: (inout [UInt8]) -> Void
    ) {
        let start = bytes.count
        render(&bytes)
        files.append(
            RenderedFile(key: key, path: path, bytes: start..<bytes.count, links: links ?? 0..<0, data: data, identity: identity))
        pages.append(RenderedPage(kind: key.kind, row: key.row, recipe: nil, files: files.count - 1..<files.count))
    }

    public mutating func removeAll(keepingCapacity: Bool) {
        bytes.removeAll(keepingCapacity: keepingCapacity)
        links.removeAll(keepingCapacity: keepingCapacity)
        files.removeAll(keepingCapacity: keepingCapacity)
        pages.removeAll(keepingCapacity: keepingCapacity)
    }
}
