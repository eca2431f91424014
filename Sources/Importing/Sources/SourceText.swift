internal import Foundation

/// Reads the files that are text.
enum SourceText {
    /// The names of a folder's JSON files, in order.
    static func files(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.lowercased().hasSuffix(".json") && !$0.hasPrefix(".") }.sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }

    /// What a file of UTF-8 may begin with.
    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The text without a byte order mark; refused where it is none. Read whole: for a file of which all is one value.
    static func text(of path: String) throws(SourceProblem) -> String {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw .unreadable(path: path, reason: "check who may read it")
        }
        guard let text = String(validating: data.starts(with: mark) ? data.dropFirst(3) : data, as: UTF8.self) else {
            throw .text(path: path, line: 0, sentence: "it is not UTF-8 text", hint: "write it as UTF-8")
        }
        return text
    }
}
