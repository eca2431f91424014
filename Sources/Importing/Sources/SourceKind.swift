private import Foundation
private import Glibc

/// What a source is read as, told by the end of its name.
package enum SourceKind: Hashable, Sendable {
    case sqlite
    case csv
    /// A file, or a folder of them.
    case json
    case jsonLines
    /// JSON Lines too.
    case standardInput

    package init(path: String) throws(SourceProblem) {
        if path == "-" {
            self = .standardInput
            return
        }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            throw errno == ENOENT || errno == ENOTDIR
                ? .missing(path: path) : .unreadable(path: path, reason: unsafe String(cString: strerror(errno)))
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            self = .json
            return
        }
        switch (path as NSString).pathExtension.lowercased() {
        case "sqlite", "sqlite3", "db": self = .sqlite
        case "csv", "tsv": self = .csv
        case "json": self = .json
        case "jsonl": self = .jsonLines
        default: throw .unknownKind(path: path)
        }
    }

    /// Whether it is a database: then what is not in it any more is gone, unless the configuration says otherwise.
    package var isDatabase: Bool { self == .sqlite }
    /// Whether its rows are our views' already.
    package var needsAdapter: Bool { self != .jsonLines && self != .standardInput }
}

/// Tells one state of a source from another without opening it.
package enum SourceStamp {
    /// Place, size and times of every file that it is made of; nil for what cannot be told, as standard input.
    package static func make(_ path: String) -> String? {
        guard let kind = try? SourceKind(path: path) else { return nil }
        switch kind {
        case .standardInput: return nil
        // The header's salts tell one use of the log from the next, which has the same size.
        case .sqlite:
            return [stamp(of: path), stamp(of: path + "-wal") + head(of: path + "-wal"), stamp(of: path + "-journal")].joined(
                separator: ";")
        case .json where isFolder(path):
            return SourceText.files(in: path).map { "\($0) \(stamp(of: "\(path)/\($0)"))" }.joined(separator: ";")
        case .csv, .json, .jsonLines: return stamp(of: path)
        }
    }

    /// Whether every file was last changed so long before `seconds` that a change within the same tick of its clock would show.
    package static func isSettled(_ path: String, at seconds: Int64) -> Bool {
        let files =
            isFolder(path)
            ? [path] + SourceText.files(in: path).map { "\(path)/\($0)" } : [path, path + "-wal", path + "-journal"]
        return files.allSatisfy { file in
            var status = stat()
            guard unsafe stat(file, &status) == 0 else { return true }
            return max(status.st_mtim.tv_sec, status.st_ctim.tv_sec) + 2 < Int(seconds)
        }
    }

    private static func stamp(of path: String) -> String {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return "-" }
        return
            "\(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec) \(status.st_ctim.tv_sec).\(status.st_ctim.tv_nsec)"
    }

    private static func head(of path: String) -> String {
        guard let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: 32) else { return "" }
        return " " + data.dropFirst(12).map { String($0, radix: 16) }.joined(separator: ".")
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
