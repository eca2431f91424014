import Foundation
import Glibc
import Publishing
import PublishingTestSite

/// A temporary output folder and what tests do with it.
final class TestSite {
    let root: String
    let folder: SiteFolder
    var options = SyntheticSite.options(time: ProbeSites.time)
    var jobs = 2

    init(in parent: String = NSTemporaryDirectory()) throws {
        root = parent + (parent.hasSuffix("/") ? "" : "/") + "publishing-" + UUID().uuidString.lowercased()
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        folder = SiteFolder(path: root + "/output/studio")
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    var path: String { folder.path }

    @discardableResult
    func publish(
        _ site: SyntheticSite, options: PublishOptions? = nil
    ) throws -> PublishReport {
        try site.publish(to: folder, jobs: jobs, options: options ?? self.options)
    }

    func prepare(_ site: SyntheticSite, options: PublishOptions? = nil) throws -> PreparedSite {
        try site.prepare(in: folder, jobs: jobs, options: options ?? self.options)
    }

    func publisher() throws -> Publisher { Publisher(try folder.lock(at: options.time)) }

    /// The name of the live tree.
    var live: String? { try? FileManager.default.destinationOfSymbolicLink(atPath: path + "/current") }

    var standby: String { live == "blue" ? "green" : "blue" }

    /// The files of a tree by path, folders left out.
    func files(in tree: String = "current") -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for path in paths(in: tree) where status(tree + "/" + path).st_mode & S_IFMT == S_IFREG {
            found[path] = FileManager.default.contents(atPath: self.path + "/" + tree + "/" + path).map(Array.init) ?? []
        }
        return found
    }

    /// Everything in a folder, folders too.
    func paths(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []
        return names.sorted().flatMap { name in
            let isFolder = status(folder + "/" + name).st_mode & S_IFMT == S_IFDIR
            return [name] + (isFolder ? paths(in: folder + "/" + name).map { name + "/" + $0 } : [])
        }
    }

    /// How a tree differs from these files, a word and a path for each. Files in `kept` may be there as well.
    func differences(of tree: String = "current", from expected: [String: [UInt8]], kept: [String: [UInt8]] = [:]) -> [String] {
        let found = files(in: tree)
        return Set(found.keys).union(expected.keys).sorted().compactMap { path in
            if found[path] == nil { return "missing " + path }
            guard let wanted = expected[path] ?? kept[path] else { return "foreign " + path }
            return found[path] == wanted ? nil : "altered " + path
        }
    }

    /// The names in the password file.
    var loginNames: Set<String> {
        let text = (try? String(contentsOfFile: path + "/access/htpasswd", encoding: .utf8)) ?? ""
        return Set(text.split(separator: "\n").map { String($0.prefix { $0 != ":" }) })
    }

    /// What an interrupted build could leave: anything in the site's folder that is neither a page nor a file we know.
    var strays: [String] {
        let known: Set<String> = ["lock", "blue.manifest", "green.manifest", "blue.recipes", "green.recipes", "hold"]
        let hidden = ["blue", "green"].flatMap { tree in paths(in: tree).filter { $0.contains("/.") || $0.hasPrefix(".") } }
        let top: Set<String> = ["current", "blue", "green", "private", "access"]
        let others = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let own = paths(in: "private")
        // One for each tree at most; which is whose is `ManifestTests`' to tell.
        let bases = own.filter { $0.hasSuffix(".records") }
        return hidden + own.filter { !known.contains($0) && !bases.contains($0) } + bases.dropFirst(2) + others.filter { !top.contains($0) }
    }

    func status(_ name: String) -> stat {
        var status = stat()
        unsafe lstat(path + "/" + name, &status)
        return status
    }

    func modified(_ name: String) -> Int { status(name).st_mtim.tv_sec }

    /// Everything a write would show in, for every file and folder but the lock, which notes who held it last.
    func traces() -> [String: [Int]] {
        var traces: [String: [Int]] = [:]
        for path in paths(in: ".") + ["."] where path != "private/lock" {
            let status = status(path)
            traces[path] = [
                Int(status.st_ino), Int(status.st_mode), Int(status.st_size), Int(status.st_nlink), status.st_mtim.tv_sec,
                status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
            ]
        }
        return traces
    }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
    }
}
