internal import GRDB

#if canImport(Glibc)
    private import Glibc
#endif

/// Looks whether the journal beside a database can undo all that a program has left half written.
///
/// SQLite undoes what it can read of a damaged journal, takes it away and says nothing: half a transaction stays. The format is SQLite's
/// "Database File Format", section 3 (The Rollback Journal); what counts and what ends it is as in `pager.c`.
struct RollbackJournal: ~Copyable {
    private static let magic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]

    private let file: Int32
    private let size: Int64

    /// Opens the journal of a database; nil if there is none, or an empty one.
    init?(of path: String) {
        file = unsafe open(path + "-journal", O_RDONLY | O_CLOEXEC)
        var status = stat()
        guard file >= 0, unsafe fstat(file, &status) == 0, status.st_size > 0 else {
            size = 0
            return nil
        }
        size = Int64(status.st_size)
    }

    deinit { if file >= 0 { close(file) } }

    /// Whether every page that its headers count is there, with the sum that was written with it.
    var isWhole: Bool {
        var offset: Int64 = 0
        var isFirst = true
        while true {
            // What follows the last header's pages is a header too, or what an earlier transaction left.
            guard let header = Header(bytes(at: offset, count: Header.size)) else { return !isFirst }
            guard header.isSound else { return false }
            offset += Int64(header.sectorSize)
            let record = 4 + Int64(header.pageSize) + 4
            let count = header.count ?? max(0, size - offset) / record
            guard offset + count * record <= size || count == 0 else { return false }
            for _ in 0..<count {
                guard header.isSound(bytes(at: offset, count: Int(record))) else { return false }
                offset += record
            }
            if header.count == nil { return true }
            offset = (offset + Int64(header.sectorSize) - 1) / Int64(header.sectorSize) * Int64(header.sectorSize)
            isFirst = false
        }
    }

    private func bytes(at offset: Int64, count: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let start = buffer.baseAddress {
                let read = unsafe pread(file, start + filled, count - filled, off_t(offset) + off_t(filled))
                if read <= 0 { break }
                filled += read
            }
        }
    }

    private struct Header {
        static let size = 28

        /// Pages that follow; nil: as many as the file has.
        let count: Int64?
        let nonce: UInt32
        let sectorSize: UInt32
        let pageSize: UInt32

        init?(_ bytes: [UInt8]) {
            guard bytes.count == Self.size, bytes.starts(with: RollbackJournal.magic) else { return nil }
            let words = stride(from: 8, to: 28, by: 4).map { bytes[$0..<$0 + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
            count = words[0] == .max ? nil : Int64(words[0])
            nonce = words[1]
            sectorSize = words[3]
            pageSize = words[4]
        }

        var isSound: Bool {
            [sectorSize, pageSize].allSatisfy { (32...65_536).contains($0) && $0 & ($0 - 1) == 0 } && pageSize >= 512
        }

        /// Whether a record is whole: a page's number, its bytes and their sum, which adds up every two-hundredth byte from the end.
        func isSound(_ record: [UInt8]) -> Bool {
            let size = Int(pageSize)
            guard record.count == size + 8, record[0..<4].contains(where: { $0 != 0 }) else { return false }
            var sum = nonce
            for index in stride(from: size - 200, to: 0, by: -200) { sum &+= UInt32(record[4 + index]) }
            return sum == record[(size + 4)...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
    }
}
