import Glibc

/// What those ask who only look at a site, and what is left for them. None of it takes the lock.
extension SiteFolder {
    /// Leaves a note in the private folder, whole or not at all; nothing where nothing was ever built.
    ///
    /// Unlike `BuildLock.setNote` it waits for no disk: after a power failure the note before may be there again.
    public func leaveNote(_ name: String, _ text: String) throws(PublishError) {
        // Two programs may do so at once.
        try openPrivate()?.setRecord(name, Array(text.utf8), under: ".\(name).\(getpid())")
    }

    /// Reads such a note, its first `limit` bytes; nil where there is none.
    public func noteLeft(_ name: String, limit: Int) throws(PublishError) -> String? {
        guard let file = try openPrivate()?.open(name) else { return nil }
        return String(decoding: try file.contents(limit: limit, on: .file("private/\(name)")), as: UTF8.self)
    }

    /// Since when a rollback is held, in seconds since 1970; nil where none is.
    public func heldSince() throws(PublishError) -> Int64? {
        try SiteState(of: openForReading(refusesForeign: false)).hold?.since
    }

    /// How many pages are live of each kind, as the head of their manifest says; nil where nothing is published, or it is lost.
    public func livePages() throws(PublishError) -> [Int]? {
        guard let site = try openForReading(), let live = try site.live() else { return nil }
        return try site.privateFolder.header(of: live)?.census.pages
    }

    private func openPrivate() throws(PublishError) -> PrivateFolder? {
        try open()?.openFolder("private", on: .file("private")).map { PrivateFolder(folder: $0) }
    }
}
