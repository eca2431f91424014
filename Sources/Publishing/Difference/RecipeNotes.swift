import Digests
import RenderedPages
import Synchronization

/// Notes what a build's pages are made from. Batches end in any order, on any thread; of one in which nothing is new only its place is kept.
final class RecipeNotes: Sendable {
    private struct Batch {
        /// The first page.
        let start: PageKey
        /// The entries of the book before, where they are the same.
        let same: Range<Int>?
        let entries: [RecipeBook.Entry]
    }

    let before: RecipeBook
    private let batches = Mutex<[Batch]>([])

    init(since before: RecipeBook) { self.before = before }

    func add(_ pages: [RenderedPage], from first: PageKey, through last: PageKey) {
        let range = before.range(from: first, through: last)
        var place = range.lowerBound
        var isSame = true
        for page in pages {
            guard let recipe = page.recipe else { continue }
            guard place < range.upperBound, before.entries[place] == RecipeBook.Entry(kind: page.kind, row: page.row, recipe: recipe) else {
                isSame = false
                break
            }
            place += 1
        }
        isSame = isSame && place == range.upperBound
        let entries =
            isSame
            ? []
            : pages.compactMap { page in
                page.recipe.map { RecipeBook.Entry(kind: page.kind, row: page.row, recipe: $0) }
            }
        batches.withLock { $0.append(Batch(start: first, same: isSame ? range : nil, entries: entries)) }
    }

    /// The book of this build; nil where it is the one before.
    func book() -> RecipeBook? {
        let batches = batches.withLock { $0.sorted { $0.start < $1.start } }
        let count = batches.reduce(0) { $0 + ($1.same?.count ?? $1.entries.count) }
        if count == before.entries.count, batches.allSatisfy({ $0.same != nil }) { return nil }
        var entries: [RecipeBook.Entry] = []
        entries.reserveCapacity(count)
        for batch in batches {
            if let same = batch.same { entries += before.entries[same] } else { entries += batch.entries }
        }
        return RecipeBook(entries: entries)
    }
}
