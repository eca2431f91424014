import Glibc

/// Looks whether `output/<site>` holds anything that is not ours.
enum FolderSurvey {
    /// What a site's folder may hold besides the trees; the password file of `access: login` stands in `access`.
    private static let folders: Set<String> = ["private", "access"]

    static func refuseForeign(in folder: Descriptor) throws(PublishError) {
        var foreign: [String] = []
        for entry in try FolderListing.entries(of: folder, on: .file(".")) where !(try isOurs(entry, in: folder)) {
            foreign.append(entry.name)
        }
        guard foreign.isEmpty else { throw .foreign(names: foreign.sorted()) }
    }

    private static func isOurs(_ entry: FolderListing.Entry, in folder: Descriptor) throws(PublishError) -> Bool {
        if entry.name == "current" { return try Site.target(ofCurrentIn: folder) != nil }
        guard entry.isFolder else { return false }
        if folders.contains(entry.name) { return true }
        guard let tree = TreeName(rawValue: entry.name) else { return false }
        // A tree without manifest and without the mark that it is being made was put there by someone else.
        guard let descriptor = try Descriptor.folder("private", in: folder.raw, on: .file("private")) else { return false }
        let privateFolder = PrivateFolder(folder: descriptor)
        if try privateFolder.contains(PrivateFolder.manifest(of: tree)) { return true }
        return try privateFolder.contains(PrivateFolder.unfinished)
    }
}
