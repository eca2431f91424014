import Glibc

/// The right to write a site; given back when the last owner lets go of it, or dies.
public final class BuildLock: Sendable {
    package let site: OpenSite
    private let file: Descriptor

    init(_ site: OpenSite, holder: LockHolder) throws(PublishError) {
        self.site = site
        let target = CallTarget.file("private/lock")
        let file = try site.privateFolder.folder.create(PrivateFolder.lock, .readWrite, [], on: target)
        guard try attempt(.flock, on: target, tolerating: EWOULDBLOCK, { flock(file.raw, LOCK_EX | LOCK_NB) }) != nil else {
            throw .locked(try site.privateFolder.note(PrivateFolder.lock).flatMap(LockHolder.init(parsing:)))
        }
        try attempt(.truncate, on: target) { ftruncate(file.raw, 0) }
        try file.write(Array(holder.text.utf8), at: 0, on: target)
        self.file = file
    }

    // Closing is not enough: a program that another thread is just starting may hold a copy of the descriptor for an instant.
    deinit { flock(file.raw, LOCK_UN) }
}

extension BuildLock {
    /// Reads a note that an earlier build left; nil where there is none.
    public func note(_ name: String) throws(PublishError) -> String? { try site.privateFolder.note(name) }

    /// Leaves a record of any size for the next build, in the private folder, whole or not at all. A power cut may take it.
    public func setRecord(_ name: String, _ bytes: [UInt8]) throws(PublishError) { try site.privateFolder.setRecord(name, bytes) }

    /// Leaves a note of at most 512 bytes for the next build, in the private folder.
    public func setNote(_ name: String, _ text: String) throws(PublishError) { try site.privateFolder.setNote(name, text) }

    public func removeNote(_ name: String) throws(PublishError) { try site.privateFolder.remove(name) }
}
