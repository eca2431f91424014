/// What a command answers: as text for people, and as a document for scripts.
package protocol Answer {
    associatedtype Document: Encodable

    var lines: [Line] { get throws }
    /// What `--quiet` leaves of them: what was asked for, and what is wrong.
    var linesIfQuiet: [Line] { get throws }
    /// Without the number of its schema: `Printout` adds that.
    var document: Document { get throws }
}

/// An answer that only tells what a command has done: `--quiet` leaves nothing of it.
package protocol Report: Answer {}

extension Answer {
    package var linesIfQuiet: [Line] { get throws { try lines } }
}

extension Report {
    package var linesIfQuiet: [Line] { [] }
}
