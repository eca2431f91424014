import RenderedPages

/// Two manifests side by side, key by key.
struct ManifestPair {
    /// What both say of one key. Kept files stand beside the current one of the same key.
    struct Entry {
        var older: ManifestRecord?
        var olderKept: ManifestRecord?
        var newer: ManifestRecord?
    }

    let older: ManifestReader
    let newer: ManifestReader

    func forEach(_ body: (Entry) throws(PublishError) -> Void) throws(PublishError) {
        let (first, second) = (try ManifestCursor(older), try ManifestCursor(newer))
        while let key = PageKey.first(first.key, second.key) {
            var entry = Entry()
            while let record = first.current, record.key == key {
                if record.isKept { entry.olderKept = record } else { entry.older = record }
                try first.advance()
            }
            while let record = second.current, record.key == key {
                if !record.isKept { entry.newer = record }
                try second.advance()
            }
            try body(entry)
        }
    }
}
