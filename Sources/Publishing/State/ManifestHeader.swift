import CXXHash

/// What a manifest says of the build that made it.
struct BuildFacts: Sendable {
    let inputs: BuildInputs
    /// The newest modification time ever given to a file of this site.
    let newest: Int64
    /// The kinds whose files stay for one more switch.
    let keptKinds: KindSet
}

/// The first 4,096 bytes of a manifest. Its last eight are a checksum of the rest.
struct ManifestHeader: Sendable {
    static let size = 4096
    private static let magic: UInt64 = 0x3174_736e_614d_6e4a  // "JnManst1"
    private static let version: UInt32 = 1

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
    init?(decoding raw: UnsafeRawPointer) {
        guard raw.little(0, UInt64.self) == Self.magic, raw.little(8, UInt32.self) == Self.version,
            raw.little(12, UInt32.self) == UInt32(ManifestRecord.size),
            raw.little(Self.size - 8, UInt64.self) == XXH3_64bits(raw, Self.size - 8)
        else { return nil }
        recordCount = Int(raw.little(16, UInt64.self))
        checksum = raw.little(24, UInt64.self)
        var keptKinds = KindSet()
        for word in 0..<4 { keptKinds.words[word] = raw.little(2112 + word * 8, UInt64.self) }
        build = BuildFacts(
            inputs: BuildInputs(
                templates: raw.little(40, UInt64.self), configuration: raw.little(48, UInt64.self), now: raw.little(56, Int64.self)),
            newest: raw.little(32, Int64.self), keptKinds: keptKinds)
        var census = KindCensus()
        for kind in 0..<256 {
            census.files[kind] = Int(raw.little(64 + kind * 4, UInt32.self))
            census.pages[kind] = Int(raw.little(1088 + kind * 4, UInt32.self))
        }
        self.census = census
    }

    func encode(to raw: UnsafeMutableRawPointer) {
        UnsafeMutableRawBufferPointer(start: raw, count: Self.size).initializeMemory(as: UInt8.self, repeating: 0)
        raw.setLittle(0, Self.magic)
        raw.setLittle(8, Self.version)
        raw.setLittle(12, UInt32(ManifestRecord.size))
        raw.setLittle(16, UInt64(recordCount))
        raw.setLittle(24, checksum)
        raw.setLittle(32, build.newest)
        raw.setLittle(40, build.inputs.templates)
        raw.setLittle(48, build.inputs.configuration)
        raw.setLittle(56, build.inputs.now)
        for word in 0..<4 { raw.setLittle(2112 + word * 8, build.keptKinds.words[word]) }
        for kind in 0..<256 {
            raw.setLittle(64 + kind * 4, UInt32(clamping: census.files[kind]))
            raw.setLittle(1088 + kind * 4, UInt32(clamping: census.pages[kind]))
        }
        raw.setLittle(Self.size - 8, XXH3_64bits(raw, Self.size - 8))
    }
}
