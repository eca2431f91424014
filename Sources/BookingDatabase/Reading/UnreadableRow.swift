public import Bookings

/// A row that cannot be read as what it should be. Nothing is put in its place.
public struct UnreadableRow: Error, Hashable, Sendable {
    let table: String
    /// The row's id as text.
    let row: String
    let column: String
    let fault: Fault

    enum Fault: Hashable, Sendable {
        case notUTF8
        case unknownWord(String, allowed: [String])
        /// The column is NULL, and the row's other columns say that it must not be.
        case missing
    }

    var finding: Finding {
        switch fault {
        case .notUTF8:
            Finding(
                .error, .invalidText, "\(table):\(row)", "column `\(column)` of table `\(table)` holds bytes that are not UTF-8",
                advice: "write the text again as UTF-8")
        case .unknownWord(let word, let allowed):
            Finding(
                .error, .unknownWord, "\(table):\(row)",
                "column `\(column)` of table `\(table)` holds `\(word)`, allowed \(allowed.map { "`\($0)`" }.joined(separator: ", "))",
                advice: "write one of the allowed words")
        case .missing:
            Finding(
                .error, .missingValue, "\(table):\(row)", "column `\(column)` of table `\(table)` is empty, and the row needs it",
                advice: "fill the column in, or change what asks for it")
        }
    }
}

/// The rows of a database that cannot be read: what a snapshot ends with, whatever was asked of it.
public struct UnreadableRows: Error, Sendable {
    /// Each once, in order of table and row.
    public let findings: [Finding]
}
