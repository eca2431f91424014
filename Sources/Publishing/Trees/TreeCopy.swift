import Glibc

/// Makes a tree that cannot be trusted a copy of the live one: the very files its manifest lists, and nothing else.
///
/// This is how the standby of an interrupted build is repaired. Nothing in it is read or believed: a file is the live one (by inode),
/// or it goes. Killed half-way, it can simply be done again.
enum TreeCopy {
    static func make(
        of live: Tree, _ manifest: ManifestReader, in tree: Tree, isCancelled: () -> Bool
    ) throws(PublishError) {
        let wanted = try PathIndex(manifest)
        try TreeWalk.remove(in: tree, isCancelled: isCancelled) { entry, path in entry.isFile && wanted.contains(path) }
        try manifest.forEach { record throws(PublishError) in
            if isCancelled() { throw .cancelled }
            guard let original = try live.status(of: record.path, record.key) else { throw .liveTreeAltered(record.key) }
            let status = try tree.status(of: record.path, record.key)
            if status?.st_ino != original.st_ino || status?.st_dev != original.st_dev {
                try tree.link(record.path, from: live, of: record.key, by: 0)
            }
        }
    }
}
