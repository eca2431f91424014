import RenderedPages

/// The bytes of a manifest and of its base. All numbers are little-endian.
///
/// A base is a header, then a record for each file in the order of the keys. A manifest is a header, then for each record that differs from
/// the base's 8 bytes, then these records. The 8 bytes: what it is (`ManifestOverlay.Change`), then in seven its place in the base.
///
/// Header, 4,096 bytes; what is not listed is zero:
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 8 | magic number, `JnManst1` |
/// | 8 | 4 | version of this format: 2 of a manifest, 1 of a base |
/// | 12 | 4 | size of a record, 160 |
/// | 16 | 8 | number of records |
/// | 24 | 8 | XXH3-64 of all records; of a manifest, of the base's and all that follows the header |
/// | 32 | 8 | the newest modification time ever given to a file of the site; seconds since 1970 |
/// | 40 | 8 | digest of all templates and words |
/// | 48 | 8 | digest of the site's configuration |
/// | 56 | 8 | the build's `now`; seconds since 1970 |
/// | 64 | 1,024 | number of files of each kind, 4 bytes each; kept files do not count |
/// | 1,088 | 1,024 | number of pages of each kind, 4 bytes each |
/// | 2,112 | 32 | the kinds whose files stay for one more switch, a bit each |
/// | 2,144 | 8 | of a manifest: XXH3-64 of the base's records |
/// | 2,152 | 8 | of a manifest: number of the base's records |
/// | 2,160 | 8 | of a manifest: number of records that differ from the base's |
/// | 4,088 | 8 | XXH3-64 of the header before this |
///
/// Record, 160 bytes:
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 1 | kind of the page |
/// | 1 | 1 | form of the page |
/// | 2 | 1 | `ManifestRecord.Flags` |
/// | 3 | 1 | length of the path |
/// | 4 | 4 | digest of the person's name |
/// | 8 | 4 | digest of the person's e-mail address |
/// | 12 | 4 | digest of the person's external id |
/// | 16 | 8 | row of the page, signed |
/// | 24 | 16 | XXH3-128 of the file, its low half first |
/// | 40 | 8 | XXH3-64 of the links that the file shows; 0 if it shows none |
/// | 48 | 8 | digest of the rows it was made from |
/// | 56 | 8 | modification time; seconds since 1970 |
/// | 64 | 4 | size of the file in bytes |
/// | 68 | 92 | path below the tree, padded with zeros; at least one ends it |
///
/// The changes of a running build (`RecordSpill`) are such records without a header.
enum ManifestFormat {
    static let magic: UInt64 = 0x3174_736e_614d_6e4a
    static let version: UInt32 = 2
    static let versionOfBase: UInt32 = 1

    static let headerSize = 4096
    static let recordSize = 160
    /// A path and the zero that ends it: what is left of a record.
    static let pathSize = 92
    /// The values of `PageKey.kind`.
    static let kindCount = 256

    /// Where a number is, and of what type it is.
    struct Field<Value: FixedWidthInteger & BitwiseCopyable> {
        let offset: Int

        /// The place of a number in a table that begins here.
        func at(_ index: Int) -> Field { Field(offset: offset + index * MemoryLayout<Value>.size) }
    }

    enum Header {
        static let magic = Field<UInt64>(offset: 0)
        static let version = Field<UInt32>(offset: 8)
        static let recordSize = Field<UInt32>(offset: 12)
        static let recordCount = Field<UInt64>(offset: 16)
        static let recordChecksum = Field<UInt64>(offset: 24)
        static let newest = Field<Int64>(offset: 32)
        static let templates = Field<UInt64>(offset: 40)
        static let configuration = Field<UInt64>(offset: 48)
        static let now = Field<Int64>(offset: 56)
        static let files = Field<UInt32>(offset: 64)
        static let pages = Field<UInt32>(offset: 1088)
        static let keptKinds = Field<UInt64>(offset: 2112)
        static let baseChecksum = Field<UInt64>(offset: 2144)
        static let baseCount = Field<UInt64>(offset: 2152)
        static let overlayCount = Field<UInt64>(offset: 2160)
        static let checksum = Field<UInt64>(offset: 4088)
    }

    enum Record {
        static let kind = Field<UInt8>(offset: 0)
        static let form = Field<UInt8>(offset: 1)
        static let flags = Field<UInt8>(offset: 2)
        static let pathCount = Field<UInt8>(offset: 3)
        static let name = Field<UInt32>(offset: 4)
        static let email = Field<UInt32>(offset: 8)
        static let externalID = Field<UInt32>(offset: 12)
        static let row = Field<Int64>(offset: 16)
        static let digestLow = Field<UInt64>(offset: 24)
        static let digestHigh = Field<UInt64>(offset: 32)
        static let links = Field<UInt64>(offset: 40)
        static let data = Field<UInt64>(offset: 48)
        static let modified = Field<Int64>(offset: 56)
        static let byteCount = Field<UInt32>(offset: 64)
        static let path = 68
    }
}

extension RawSpan {
    subscript<Value>(_ field: ManifestFormat.Field<Value>) -> Value {
        // Any bytes make an integer, and the span checks its bounds.
        unsafe Value(littleEndian: unsafeLoadUnaligned(fromByteOffset: field.offset, as: Value.self))
    }
}

extension MutableRawSpan {
    subscript<Value>(_ field: ManifestFormat.Field<Value>) -> Value {
        get { bytes[field] }
        set { storeBytes(of: newValue.littleEndian, toByteOffset: field.offset, as: Value.self) }
    }
}

extension [UInt8] {
    /// Calls `body` with the bytes from `start` on.
    mutating func withMutableRawSpan(from start: Int = 0, _ body: (inout MutableRawSpan) -> Void) {
        unsafe withUnsafeMutableBytes { all in
            // Valid during this call, and so is what `body` gets.
            var span = unsafe MutableRawSpan(_unsafeBytes: all[start...])
            body(&span)
        }
    }
}
