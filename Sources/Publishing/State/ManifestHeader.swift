/// What a manifest says of the build that made it.
struct BuildFacts: Sendable {
    let inputs: BuildInputs
    /// The newest modification time ever given to a file of this site; seconds since 1970.
    let newest: Int64
    /// The kinds whose files stay for one more switch.
    let keptKinds: KindSet
}

/// The beginning of a manifest, or of a base; `ManifestFormat` has its bytes.
struct ManifestHeader: Sendable {
    private typealias Field = ManifestFormat.Header

    /// What tells a base from all others.
    struct BaseID: Equatable, Sendable {
        let checksum: UInt64
        let count: Int
    }

    let build: BuildFacts
    let recordCount: Int
    /// XXH3-64 of all that the records are known by: themselves, or the base's and what lies over it.
    let checksum: UInt64
    let census: KindCensus
    /// What a manifest lies over; nil of a base.
    private(set) var base: BaseID?
    /// How many records lie over it.
    private(set) var overlayCount = 0

    init(build: BuildFacts, recordCount: Int, checksum: UInt64, census: KindCensus) {
        self.build = build
        self.recordCount = recordCount
        self.checksum = checksum
        self.census = census
    }

    /// The header of a manifest that lies over a base.
    init(build: BuildFacts, _ overlay: ManifestOverlay, over base: ManifestHeader) {
        let id = BaseID(checksum: base.checksum, count: base.recordCount)
        self.init(
            build: build, recordCount: overlay.total(over: id.count), checksum: Self.checksum(of: overlay.encoded, over: id),
            census: overlay.census(over: base.census))
        self.base = id
        overlayCount = overlay.entries.count
    }

    /// What a manifest with this overlay is known by.
    static func checksum(of overlay: [UInt8], over base: BaseID) -> UInt64 {
        let checksum = Checksum()
        unsafe withUnsafeBytes(of: base.checksum.littleEndian) { unsafe checksum.add($0) }
        unsafe overlay.withUnsafeBytes { unsafe checksum.add($0) }
        return checksum.value
    }

    /// Nil unless the bytes are a whole header of this version.
    init?(decoding bytes: [UInt8]) {
        guard bytes.count == ManifestFormat.headerSize else { return nil }
        let raw = unsafe bytes.span.bytes
        let version = raw[Field.version]
        guard raw[Field.magic] == ManifestFormat.magic, [ManifestFormat.version, ManifestFormat.versionOfBase].contains(version),
            raw[Field.recordSize] == UInt32(ManifestFormat.recordSize), raw[Field.checksum] == Self.checksum(of: bytes),
            let recordCount = Int(exactly: raw[Field.recordCount]), let baseCount = Int(exactly: raw[Field.baseCount]),
            let overlayCount = Int(exactly: raw[Field.overlayCount])
        else { return nil }
        self.recordCount = recordCount
        if version == ManifestFormat.version {
            base = BaseID(checksum: raw[Field.baseChecksum], count: baseCount)
            self.overlayCount = overlayCount
        }
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
            raw[Field.version] = base == nil ? ManifestFormat.versionOfBase : ManifestFormat.version
            raw[Field.recordSize] = UInt32(ManifestFormat.recordSize)
            raw[Field.recordCount] = UInt64(recordCount)
            raw[Field.recordChecksum] = checksum
            raw[Field.newest] = build.newest
            raw[Field.templates] = build.inputs.templates
            raw[Field.configuration] = build.inputs.configuration
            raw[Field.now] = build.inputs.now
            raw[Field.baseChecksum] = base?.checksum ?? 0
            raw[Field.baseCount] = UInt64(base?.count ?? 0)
            raw[Field.overlayCount] = UInt64(overlayCount)
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
