public import RenderedPages

/// What is live of a site, as its manifest lists it.
public struct LiveListing: Sendable {
    /// The tree's own folder, whatever `current` points at later.
    public let folder: String
    /// In order of their keys, with those kept for pages loaded before.
    public let files: [(key: PageKey, path: String)]
}

extension SiteFolder {
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
