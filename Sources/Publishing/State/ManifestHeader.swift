/// What a manifest says of the build that made it.
struct BuildFacts: Sendable {
    let inputs: BuildInputs
    /// The newest modification time ever given to a file of this site; seconds since 1970.
    let newest: Int64
    /// The kinds whose files stay for one more switch.
    let keptKinds: KindSet
}

/// The beginning of a manifest; `ManifestFormat` has its bytes.
struct ManifestHeader: Sendable {
    private typealias Field = ManifestFormat.Header

    let build: BuildFacts
    let recordCount: Int
    /// XXH3-64 of all records.
    let checksum: UInt64
    let census: KindCensus

    init(build: BuildFacts, recordCount: Int, checksum: UInt64, census: KindCensus) {
        self.build = build
        self.recordCount = recordCount
        self.checksum = checksum
        self.census = census
    }

    /// Nil unless the bytes are a whole header of this version.
    init?(decoding bytes: [UInt8]) {
        guard bytes.count == ManifestFormat.headerSize else { return nil }
        let raw = unsafe bytes.span.bytes
        guard raw[Field.magic] == ManifestFormat.magic, raw[Field.version] == ManifestFormat.version,
            raw[Field.recordSize] == UInt32(ManifestFormat.recordSize), raw[Field.checksum] == Self.checksum(of: bytes),
            let recordCount = Int(exactly: raw[Field.recordCount])
        else { return nil }
        self.recordCount = recordCount
        checksum = raw[Field.recordChecksum]
        build = BuildFacts(
            inputs: BuildInputs(templates: raw[Field.templates], configuration: raw[Field.configuration], now: raw[Field.now]),
            newest: raw[Field.newest],
            keptKinds: KindSet(words: SIMD4((0..<4).map { word in raw[Field.keptKinds.at(word)] })))
        census = KindCensus(
            files: (0..<ManifestFormat.kindCount).map { kind in Int(raw[Field.files.at(kind)]) },
            pages: (0..<ManifestFormat.kindCount).map { kind in Int(raw[Field.pages.at(kind)]) })
    }

    var encoded: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: ManifestFormat.headerSize)
        bytes.withMutableRawSpan { raw in
            raw[Field.magic] = ManifestFormat.magic
            raw[Field.version] = ManifestFormat.version
            raw[Field.recordSize] = UInt32(ManifestFormat.recordSize)
            raw[Field.recordCount] = UInt64(recordCount)
            raw[Field.recordChecksum] = checksum
            raw[Field.newest] = build.newest
            raw[Field.templates] = build.inputs.templates
            raw[Field.configuration] = build.inputs.configuration
            raw[Field.now] = build.inputs.now
            for word in 0..<4 { raw[Field.keptKinds.at(word)] = build.keptKinds.words[word] }
            for kind in 0..<ManifestFormat.kindCount {
                raw[Field.files.at(kind)] = UInt32(clamping: census.files[kind])
                raw[Field.pages.at(kind)] = UInt32(clamping: census.pages[kind])
            }
        }
        let ownChecksum = Self.checksum(of: bytes)
        bytes.withMutableRawSpan { $0[Field.checksum] = ownChecksum }
        return bytes
    }

    /// Of all that comes before it.
    private static func checksum(of header: [UInt8]) -> UInt64 { Fingerprint.of(header.span.extracting(..<Field.checksum.offset)) }
}
