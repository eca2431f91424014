/// The files that a build has written or linked, before the switch: for a last look at the bytes on disk.
public struct PublishedFiles {
    let tree: Tree
    let settlement: Settlement

    /// Calls `body` with every file's key and content, in the order of keys.
    public func forEach(_ body: (PageKey, UnsafeRawBufferPointer) throws -> Void) throws {
        let buffer = FileBuffer()
        var failure: (any Error)?
        try settlement.forEach { step throws(PublishError) in
            guard failure == nil, let want = step.want, step.origin == .written || step.needsLink else { return }
            guard let bytes = try buffer.read(want, in: tree) else { throw .system(.open, .page(want.key), 2) }
            do { try body(want.key, bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
