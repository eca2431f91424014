private import Embedded
private import Foundation

/// Gathers the files that people may change: templates, style sheet, icons and words. A file missing in the folder is the built-in one.
public struct TemplateFolder: Sendable {
    /// Contents by path below the folder, such as `words/en.yaml`.
    public let files: [String: [UInt8]]

    /// The files built into the program.
    public static let builtIn: [(path: String, bytes: [UInt8])] = {
        // They are part of the program: there are as many as it says, of as many bytes, and their names end in NUL.
        var count = 0
        let files = unsafe embedded_templates(&count)
        return unsafe UnsafeBufferPointer(start: files, count: count).map { file in
            unsafe (String(cString: file.name), Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
        }
    }()

    /// The files that are not as built in.
    let changed: Set<String>

    /// Reads a folder, or only the built-in files where there is no such folder. Files whose name ends in `~` are not
    /// templates, nor is what begins with a dot, file or folder.
    public init(path: String) throws(TemplateFolderProblem) {
        let builtIn = Dictionary(Self.builtIn.map { ($0.path, $0.bytes) }) { first, _ in first }
        let own = try Self.read(path)
        files = builtIn.merging(own) { $1 }
        changed = Set(own.keys.filter { own[$0] != builtIn[$0] })
    }

    /// Reads the folder's own files; none where there is no such folder.
    static func read(_ path: String) throws(TemplateFolderProblem) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in try names(below: path) {
            let file = "\(path)/\(name)"
            guard let bytes = FileManager.default.contents(atPath: file) else { throw .unreadable(path: file) }
            files[name] = [UInt8](bytes)
        }
        return files
    }

    /// Digest of all files: tells whether a build's templates are those of the build before.
    public var digest: UInt64 {
        var digest = StableDigest()
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            digest.combine(path)
            digest.combine(bytes)
        }
        return digest.value
    }

    var styleSheet: StyleSheet { StyleSheet(files["style.css"] ?? []) }

    /// In order of their paths.
    var icons: [IconName] { files.keys.sorted().compactMap(IconName.init) }

    /// The text of the files that end so, by path. A file that is not UTF-8 is a problem.
    func texts(_ isWanted: (String) -> Bool) throws(TemplateFolderProblem) -> [(path: String, text: String)] {
        var texts: [(path: String, text: String)] = []
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where isWanted(path) {
            guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText(path: path) }
            texts.append((path, text))
        }
        return texts
    }

    private static func names(below path: String) throws(TemplateFolderProblem) -> [String] {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
        guard isFolder.boolValue, let all = FolderFiles.paths(below: path) else { throw .unreadable(path: path) }
        return all.filter { name in
            let parts = name.split(separator: "/")
            return !parts.contains { $0.utf8.first == UInt8(ascii: ".") } && name.utf8.last != UInt8(ascii: "~")
        }
    }
}

/// Why the folder of templates cannot be used.
public enum TemplateFolderProblem: Error, Hashable, Sendable {
    case unreadable(path: String)
    case notText(path: String)
}
