public import RenderedPages

/// What is live of a site, as its manifest lists it.
public struct LiveListing: Sendable {
    /// The tree's own folder, whatever `current` points at later.
    public let folder: String
    /// In order of their keys, with those kept for pages loaded before.
    public let files: [(key: PageKey, path: String)]
}

extension SiteFolder {
    /// How many pages are live of each kind, as the head of their manifest says; nil where nothing is published, or it is lost.
    public func livePages() throws(PublishError) -> [Int]? {
        guard let site = try openForReading(), let live = try site.live() else { return nil }
        return try site.privateFolder.header(of: live)?.census.pages
    }

    /// Reads the manifest of the live tree; nil where nothing is published, or the manifest is lost.
    public func liveListing() throws(PublishError) -> LiveListing? {
        guard let site = try openForReading(), let live = try site.live(), let manifest = try site.privateFolder.manifest(of: live) else {
            return nil
        }
        var files: [(key: PageKey, path: String)] = []
        files.reserveCapacity(manifest.count)
        try manifest.forEach { files.append(($0.key, $0.path.text)) }
        return LiveListing(folder: "\(path)/\(live.rawValue)", files: files)
    }
}
