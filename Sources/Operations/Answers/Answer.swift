/// What a command answers: as text for people, and as a document for scripts.
package protocol Answer {
    associatedtype Document: Encodable

    /// Whole lines.
    var text: String { get throws }
    /// Without the number of its schema: `Console.print` adds that.
    var document: Document { get throws }
}
