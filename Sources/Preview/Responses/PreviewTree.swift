/// What is served of one site: files that its manifest lists, by their path below the web root.
public struct PreviewTree: Sendable {
    /// The tree's own folder.
    let folder: String
    let paths: Set<String>
    /// What members' files are called, by the members' ids, where they log in; nil where an address is the key.
    let logins: [Int64: String]?

    public init(folder: String, paths: Set<String>, logins: [Int64: String]? = nil) {
        self.folder = folder
        self.paths = paths
        self.logins = logins
    }
}
