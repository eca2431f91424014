public import Digests

/// One page of a batch: all files of one kind and row.
public struct RenderedPage: Equatable, Sendable {
    public let kind: UInt8
    public let row: Int64
    /// Digest of all that it is made from; nil where that is not known, and it is rendered by every build.
    public let recipe: Digest?
    /// Its files in the batch; empty where it was not rendered, since the published page was made from the same recipe.
    public let files: Range<Int>

    public init(kind: UInt8, row: Int64, recipe: Digest?, files: Range<Int>) {
        self.kind = kind
        self.row = row
        self.recipe = recipe
        self.files = files
    }
}

/// What the pages were made from that are published.
public protocol PublishedRecipes: Sendable {
    /// The recipe of the page; nil where there is no such page, or it is not known what it was made from.
    func recipe(kind: UInt8, row: Int64) -> Digest?
}
