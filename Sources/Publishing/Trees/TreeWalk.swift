import Glibc

/// Goes through what is really in a tree.
enum TreeWalk {
    /// Calls `body` with the path of everything that is not a folder. Folders for which it is called are removed if `body` says so.
    static func forEach(
        in tree: Tree, _ body: (_ path: String, _ folder: Descriptor, _ entry: FolderListing.Entry) throws(PublishError) -> Void
    ) throws(PublishError) {
        try visit(tree.root, path: "", of: tree, body)
    }

    private static func visit(
        _ folder: Descriptor, path: String, of tree: Tree,
        _ body: (_ path: String, _ folder: Descriptor, _ entry: FolderListing.Entry) throws(PublishError) -> Void
    ) throws(PublishError) {
        try FolderListing.forEach(in: folder, on: .tree(tree.name)) { entry throws(PublishError) in
            let inner = path.isEmpty ? entry.name : path + "/" + entry.name
            if entry.isFolder, let opened = try folder.openFolder(entry.name, on: .tree(tree.name)) {
                try visit(opened, path: inner, of: tree, body)
            }
            try body(inner, folder, entry)
        }
    }

    /// Removes everything for which `isWanted` says no, and every folder that is then empty.
    static func remove(
        in tree: Tree, isCancelled: () -> Bool, unless isWanted: (FolderListing.Entry, _ path: String) -> Bool
    ) throws(PublishError) {
        try forEach(in: tree) { path, folder, entry throws(PublishError) in
            if isCancelled() { throw .cancelled }
            let target = CallTarget.tree(tree.name)
            if entry.isFolder {
                try folder.removeFolder(entry.name, on: target)
            } else if !isWanted(entry, path) {
                try folder.remove(entry.name, on: target)
            }
        }
        tree.forgetFolders()
    }

    /// How many files there are, and the newest modification time among them.
    static func survey(_ tree: Tree) throws(PublishError) -> (files: Int, newest: Int64) {
        var found = (files: 0, newest: Int64(0))
        try forEach(in: tree) { _, folder, entry throws(PublishError) in
            guard entry.isFile, let status = try folder.status(of: entry.name, on: .tree(tree.name)) else { return }
            found = (found.files + 1, max(found.newest, Int64(status.st_mtim.tv_sec)))
        }
        return found
    }
}
