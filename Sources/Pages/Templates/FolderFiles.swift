private import Foundation
private import Glibc

/// Lists the files below a folder. A symbolic link counts as what it leads to, be it the folder itself, one below it, or a file.
///
/// Templates are read by it and watched by it, so that what a build takes is what a preview waits for.
public enum FolderFiles {
    /// Paths below the folder. A folder that leads back into itself is passed over.
    ///
    /// - Returns: nil where the folder, or one below it, cannot be read.
    public static func paths(below folder: String) -> [String]? {
        guard let paths = try? paths(below: folder, behind: []) else { return nil }
        return paths
    }

    /// Paths of everything below the folder, of folders too, and of the folder itself: "". Nil where some of it cannot be read.
    public static func all(below folder: String) -> [String]? {
        guard place(of: folder + "/") != nil else { return [""] }
        guard let files = paths(below: folder) else { return nil }
        var all = Set(files).union([""])
        // A folder without a file may get one.
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder + "/") else { return nil }
        all.formUnion(names)
        for file in files {
            var parent = file
            while let slash = parent.lastIndex(of: "/") {
                parent = String(parent[..<slash])
                all.insert(parent)
            }
        }
        return all.sorted()
    }

    private struct Place: Hashable {
        let device: UInt
        let inode: UInt
    }

    private static func paths(below folder: String, behind: Set<Place>) throws -> [String] {
        // With a slash at its end a symbolic link is the folder it leads to.
        guard let place = place(of: folder + "/"), !behind.contains(place) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder + "/").flatMap { name -> [String] in
            guard Self.place(of: "\(folder)/\(name)/") != nil else { return [name] }
            return try paths(below: "\(folder)/\(name)", behind: behind.union([place])).map { "\(name)/\($0)" }
        }
    }

    /// Tells a folder from all others; nil for what is none.
    private static func place(of path: String) -> Place? {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
        return Place(device: UInt(status.st_dev), inode: UInt(status.st_ino))
    }
}
