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

    static func bytes(of path: String) throws(SourceProblem) -> [UInt8] {
        if path == "-" { return StandardInput.bytes }
        do {
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe))
        } catch {
            throw .unreadable(path: path, reason: "check who may read it")
        }
    }

    /// The text without a byte order mark; refused where it is none.
    static func text(of path: String) throws(SourceProblem) -> String {
        let bytes = withoutMark(try bytes(of: path))
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .text(path: path, line: 0, sentence: "it is not UTF-8 text", hint: "write it as UTF-8")
        }
        return text
    }

    static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    }
}
