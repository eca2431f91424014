public import Bookings
private import Foundation

/// Reads the pages that the owner has written: `site-data/pages/*.md` for every site, `site-data/pages/<site>/*.md` for one alone.
public struct OwnPageFolder: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// Reads a site's pages, in order of their names. A page of the site's own replaces the one that all sites have under that name.
    public func pages(of site: Site.ID) -> OwnPages {
        var files: [String: OwnPages.File] = [:]
        var ignored: [String] = []
        for folder in ["", "\(site.rawValue)/"] {
            ignored += others(in: folder)
            for name in Self.names(in: "\(path)/\(folder)") {
                files[name] = OwnPages.File(
                    name: String(name.dropLast(".md".count)), subject: "site-data/pages/\(folder)\(name)",
                    bytes: FileManager.default.contents(atPath: "\(path)/\(folder)\(name)").map { [UInt8]($0) })
            }
        }
        return OwnPages(files.sorted { $0.key < $1.key }.map(\.value), ignored: ignored)
    }

    /// The names of a site's pages, by the rows that their files have in a build.
    public func names(of site: Site.ID) -> [Int64: String] {
        let names = ["", "\(site.rawValue)/"].flatMap { Self.names(in: "\(path)/\($0)") }.map { String($0.dropLast(".md".count)) }
        return Dictionary(names.map { (SitePages.row(ofText: $0), $0) }) { first, _ in first }
    }

    /// The folders in it that no site is called like: what is written there would never be seen.
    public func foreignFolders(sites: [Site.ID]) -> [String] {
        Self.entries(in: path).filter { isFolder("\(path)/\($0)") && !sites.contains(Site.ID($0)) }
    }

    /// The files in a folder that are no pages.
    private func others(in folder: String) -> [String] {
        Self.entries(in: "\(path)/\(folder)").filter { !$0.hasSuffix(".md") && !isFolder("\(path)/\(folder)\($0)") }
            .map { "site-data/pages/\(folder)\($0)" }
    }

    private static func names(in folder: String) -> [String] { entries(in: folder).filter { $0.hasSuffix(".md") } }

    /// Without those whose name begins with a dot, as editors leave them.
    private static func entries(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
