import Foundation
import Glibc

/// The files and folders that a command has made so far, so that one that fails leaves nothing.
struct MadeFiles {
    private var paths: [String] = []

    /// Makes a folder and those above it, where they are missing.
    mutating func makeFolder(_ path: String) throws {
        var missing: [String] = []
        var folder = path
        while !folder.isEmpty, unsafe access(folder, F_OK) != 0 {
            missing.append(folder)
            folder = folder.parentFolder
        }
        paths += missing.reversed()
        try NewFile.makeFolder(path)
    }

    /// Makes a file unless it is there already.
    ///
    /// - Returns: whether it was made.
    mutating func make(_ path: String, _ body: (String) throws -> Void) throws -> Bool {
        guard unsafe access(path, F_OK) != 0 else { return false }
        paths.append(path)
        try body(path)
        return true
    }

    /// Removes what was made. What others have put into a folder meanwhile keeps that folder.
    func remove() {
        for path in paths.reversed() where unsafe rmdir(path) != 0 && errno == ENOTDIR { unsafe unlink(path) }
    }
}
