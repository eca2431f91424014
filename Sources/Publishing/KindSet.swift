/// A set of page kinds that is asked for every file: a bit for each, no hashing.
struct KindSet: Equatable, Sendable {
    var words = SIMD4<UInt64>()

    init() {}

    init(_ kinds: Set<UInt8>) { for kind in kinds { words[Int(kind) >> 6] |= 1 << UInt64(kind & 63) } }

    func contains(_ kind: UInt8) -> Bool { words[Int(kind) >> 6] & 1 << UInt64(kind & 63) != 0 }
}
