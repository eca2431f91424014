import Digests
import Glibc
import RenderedPages
import Synchronization

/// Compares what is in a tree with its manifest, file by file and byte by byte.
struct TreeAudit: Sendable {
    enum Verdict { case sound, missing, altered }

    let tree: Tree
    let manifest: ManifestReader
    /// A tree that has been looked at: a file that is the very same one there is not read again.
    var sound: Tree?

    func run(jobs: Int, isCancelled: @Sendable () -> Bool) throws -> VerifyReport {
        let total = Mutex(VerifyReport())
        let ranges = KeyRange.cut(at: manifest.cuts(into: jobs))
        try Threads.run(ranges.count, stop: {}) { thread in
            let report = try look(in: ranges[thread], isCancelled: isCancelled)
            total.withLock { $0.add(report) }
        }
        let listed = try PathIndex(manifest)
        var report = total.withLock { $0 }
        try TreeWalk.forEach(in: tree) { path, _, entry throws(PublishError) in
            if !entry.isFolder, !listed.contains(path) { report.add(.foreign(tree.name, ForeignFile(path: path))) }
        }
        return report
    }

    private func look(in range: KeyRange, isCancelled: () -> Bool) throws(PublishError) -> VerifyReport {
        var report = VerifyReport()
        let buffer = FileBuffer()
        let cursor = try ManifestCursor(manifest, from: range.start)
        while let record = cursor.current, !range.isBefore(record.key) {
            if isCancelled() { throw .cancelled }
            report.files += 1
            switch try verdict(on: record, buffer) {
            case .sound: break
            case .missing: report.add(.missing(tree.name, record.key))
            case .altered: report.add(.altered(tree.name, record.key))
            }
            try cursor.advance()
        }
        return report
    }

    func verdict(on record: ManifestRecord, _ buffer: FileBuffer) throws(PublishError) -> Verdict {
        guard let status = try tree.status(of: record.path, record.key) else { return .missing }
        // Whatever its modification time: a backup that was put back, or `touch`, changes no byte.
        guard status.st_mode & (S_IFMT | 0o7777) == S_IFREG | FileModes.published, Int(status.st_size) == Int(record.byteCount) else {
            return .altered
        }
        if let other = try sound?.status(of: record.path, record.key), other.st_ino == status.st_ino { return .sound }
        do throws(PublishError) {
            guard let bytes = try buffer.read(record, in: tree) else { return .altered }
            return Digest(of: bytes.span) == record.digest ? .sound : .altered
        } catch {
            // A file that cannot be read is as good as altered: the build writes it anew.
            if case .system(_, .page, let code) = error, code == EIO || code == EACCES { return .altered }
            throw error
        }
    }

    /// The manifest without what is missing or altered, for this process only.
    func soundManifest(in privateFolder: PrivateFolder, isCancelled: () -> Bool) throws(PublishError) -> ManifestReader? {
        let buffer = FileBuffer()
        return try ManifestDraft(in: privateFolder, of: manifest.header.build, since: manifest) { sound throws(PublishError) in
            try manifest.forEach { record throws(PublishError) in
                if isCancelled() { throw .cancelled }
                if try verdict(on: record, buffer) == .sound { try sound.append(record) }
            }
        }.unnamed()
    }
}
