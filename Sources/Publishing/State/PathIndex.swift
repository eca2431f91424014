/// The paths of a manifest as sorted 64-bit fingerprints: eight bytes a file, in memory while it is needed.
struct PathIndex {
    private var fingerprints: [UInt64] = []

    init() {}

    init(_ manifest: ManifestReader) throws(PublishError) {
        fingerprints.reserveCapacity(manifest.count)
        let cursor = ManifestCursor(manifest)
        try cursor.move(to: 0)
        while let record = cursor.current {
            add(record)
            try cursor.advance()
        }
        sort()
    }

    mutating func reserveCapacity(_ count: Int) { fingerprints.reserveCapacity(count) }

    mutating func add(_ record: ManifestRecord) { fingerprints.append(record.path.fingerprint) }

    mutating func sort() { fingerprints.sort() }

    /// A fingerprint that stands for two paths, where there is one. Call after `sort`.
    var repeated: UInt64? { zip(fingerprints, fingerprints.dropFirst()).first { $0 == $1 }?.0 }

    func contains(_ path: String) -> Bool {
        let wanted = Fingerprint.of(path)
        var low = 0
        var high = fingerprints.count
        while low < high {
            let middle = (low + high) / 2
            if fingerprints[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low < fingerprints.count && fingerprints[low] == wanted
    }
}
