private import Crypto

/// Makes the ids of imported rows from their keys: a database made anew has the same ids, and so the same addresses.
///
/// 2^52 and the first 52 bits of a SHA-256 of source, table and key: exact in JSON, and far from ids that are counted.
public enum ImportedID {
    /// The ids that imported rows may have.
    public static let range: ClosedRange<Int64> = 1 << 52...(1 << 53) - 1

    public static func make(source: String, table: ImportedTable, key: String) -> Int64 {
        var key = key
        return key.withUTF8 { unsafe make(prefix: prefix(source: source, table: table), key: UnsafeRawBufferPointer($0)) }
    }

    /// What all keys of one table share.
    public static func prefix(source: String, table: ImportedTable) -> [UInt8] {
        Array("joinery-import-1\0\(source)\0\(table.rawValue)\0".utf8)
    }

    /// - `prefix`: what `prefix(source:table:)` made, once for many keys.
    public static func make(prefix: [UInt8], key: UnsafeRawBufferPointer) -> Int64 {
        var hash = SHA256()
        unsafe prefix.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        unsafe hash.update(bufferPointer: key)
        var first: UInt64 = 0
        for byte in hash.finalize().prefix(8) { first = first << 8 | UInt64(byte) }
        return Int64(1 << 52 + first >> 12)
    }
}
