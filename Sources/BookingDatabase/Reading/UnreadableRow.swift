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
        case otherClass(StorageClass, allowed: StorageClass)
        case outOfRange(Int64, allowed: ClosedRange<Int64>)
        case otherForm(String, allowed: String)
        /// What must hold of this column and others of the row.
        case contradiction(String)
        case unknownWord(String, allowed: [String])
        /// The column is NULL, and must not be.
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
                "column `\(column)` of table `\(table)` holds `\(Self.shortened(word))`, allowed \(allowed.map { "`\($0)`" }.joined(separator: ", "))",
                advice: "write one of the allowed words")
        case .otherClass(let found, let allowed):
            invalid("holds \(found.words), allowed \(allowed.words)", advice: "write the value again as it should be")
        case .outOfRange(let number, let range):
            invalid(
                "holds `\(number)`, allowed `\(range.lowerBound)` to `\(range.upperBound)`",
                advice: range == Instant.writable ? "write seconds since 1970-01-01T00:00:00Z, no milliseconds" : "correct it")
        case .otherForm(let text, let allowed):
            invalid("holds `\(Self.shortened(text))`, allowed \(allowed)", advice: "correct it, and what refers to it")
        case .contradiction(let rule): invalid(rule, advice: "correct the row")
        case .missing:
            Finding(
                .error, .missingValue, "\(table):\(row)", "column `\(column)` of table `\(table)` is empty, and the row needs it",
                advice: "fill the column in, or change what asks for it")
        }
    }

    private func invalid(_ sentence: String, advice: String) -> Finding {
        Finding(.error, .invalidValue, "\(table):\(row)", "column `\(column)` of table `\(table)` \(sentence)", advice: advice)
    }

    /// A message names a value, and does not repeat a megabyte of it.
    static func shortened(_ text: String) -> String {
        let scalars = text.unicodeScalars
        return scalars.count > 60 ? String(String.UnicodeScalarView(scalars.prefix(60))) + "…" : text
    }
}

/// The rows of a database that cannot be read: what a snapshot ends with, whatever was asked of it.
public struct UnreadableRows: Error, Sendable {
    /// Each once, in order of table and row.
    public let findings: [Finding]
}

extension StorageClass {
    fileprivate var words: String {
        switch self {
        case .integer: "a whole number"
        case .real: "a number with a fraction"
        case .text: "a text"
        case .blob: "bytes"
        case .null: "NULL"
        }
    }
}
