import Algorithms

/// The paths of a manifest as sorted 64-bit fingerprints: eight bytes a file, in memory while it is needed.
struct PathIndex {
    private let fingerprints: [UInt64]

    /// - Parameter fingerprints: one for each path, in any order.
    init(_ fingerprints: [UInt64]) { self.fingerprints = fingerprints.sorted() }

    init(_ manifest: ManifestReader) throws(PublishError) {
        var fingerprints: [UInt64] = []
        fingerprints.reserveCapacity(manifest.count)
        try manifest.forEach { fingerprints.append($0.path.fingerprint) }
        self.init(fingerprints)
    }

    /// A fingerprint that two paths have, where there is one.
    var repeated: UInt64? { fingerprints.adjacentPairs().first { $0 == $1 }?.0 }

    func contains(_ path: String) -> Bool {
        let wanted = Fingerprint.of(path)
        let index = fingerprints.partitioningIndex { $0 >= wanted }
        return index < fingerprints.count && fingerprints[index] == wanted
    }
}
