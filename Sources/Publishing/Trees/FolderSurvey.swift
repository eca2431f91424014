/// Looks whether `output/<site>` holds anything that is not ours.
enum FolderSurvey {
    /// What a site's folder may hold besides the trees; the password file of `access: login` is in `access`.
    private static let folders: Set<String> = ["private", AccessFolder.name]

    static func refuseForeign(in folder: Descriptor) throws(PublishError) {
        var foreign: [String] = []
        for entry in try FolderListing.entries(of: folder, on: .file(".")) where !(try isOurs(entry, in: folder)) {
            foreign.append(entry.name)
        }
        guard foreign.isEmpty else { throw .foreign(names: foreign.sorted()) }
    }

    private static func isOurs(_ entry: FolderListing.Entry, in folder: Descriptor) throws(PublishError) -> Bool {
        if entry.name == "current" { return try OpenSite.target(ofCurrentIn: folder) != nil }
        guard entry.isFolder else { return false }
        if folders.contains(entry.name) { return true }
        guard TreeName(rawValue: entry.name) != nil else { return false }
        // Where no build has ever taken the lock, a folder of this name was put there by someone else.
        guard let descriptor = try folder.openFolder("private", on: .file("private")) else { return false }
        return try PrivateFolder(folder: descriptor).contains(PrivateFolder.lock)
    }
}
