import BookingDatabase
import Foundation
import Glibc

/// What was read last of sources of which nothing differed, in a file beside the booking database, which stays untouched.
///
/// A line a source: its name, when it was last imported and with which stamp as the database has them, and the stamp that was read since.
/// It counts only for a database that says the same, and may be removed at any time: then the next import reads.
struct ImportNote {
    private let path: String

    init(databasePath: String) { path = "\(databasePath)-imported" }

    func stamp(of source: SourceRow) -> String? {
        lines.first { $0.count == 4 && $0.dropLast() == Self.head(source)[...] }?.last
    }

    func keep(_ stamp: String, of source: SourceRow) {
        let others = lines.filter { $0.first != source.name }
        let text = (others + [Self.head(source) + [stamp]]).map { $0.joined(separator: " ") + "\n" }.joined()
        // Without it, the next import reads: no reason to fail.
        try? NewFile.write(Array(text.utf8), to: path, mode: 0o600)
    }

    private static func head(_ source: SourceRow) -> [String] {
        [source.name, "\(source.importedAt.seconds)", source.stamp.isEmpty ? "-" : source.stamp]
    }

    private var lines: [[String]] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }
}
