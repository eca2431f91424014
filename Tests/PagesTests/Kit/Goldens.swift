import Foundation

/// The files that pages are compared with, whole. `UPDATE_GOLDEN=1` records them again.
enum Goldens {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Goldens")
    static let isRecording = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

    /// The names of all that are there.
    static func names() throws -> Set<String> { Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) }

    /// What was recorded under a name, or `text` itself after it was recorded just now; nil if there is none.
    static func recorded(_ name: String, _ text: String) throws -> String? {
        let file = folder.appending(path: name)
        if isRecording { try Data(text.utf8).write(to: file) }
        return try? String(contentsOf: file, encoding: .utf8)
    }
}
