internal import Glibc

/// The bytes of a file or of standard input, a piece at a time: a source may be larger than memory.
@safe struct SourceBytes: ~Copyable {
    /// Lines are counted by what reads them.
    private static let pieceSize = 1 << 18
    /// Longer lines are none.
    static let longest = 64 << 20

    private let path: String
    private let file: SpooledFile
    private var offset: off_t
    private var piece = [UInt8](repeating: 0, count: pieceSize)
    private var index = 0
    private var count = 0
    /// Of lines that `line` has given.
    private(set) var lines = 0

    init(of path: String) throws(SourceProblem) {
        self.path = path
        file = path == "-" ? try StandardInput.file.get() : try SpooledFile(path)
        offset = file.start
    }

    /// Begins again.
    mutating func rewind() { (offset, index, count, lines) = (file.start, 0, 0, 0) }

    /// The byte that comes next; nil at the end.
    mutating func peek() throws(SourceProblem) -> UInt8? {
        if index == count { try read() }
        return index < count ? piece[index] : nil
    }

    mutating func next() throws(SourceProblem) -> UInt8? {
        let byte = try peek()
        if byte != nil { index += 1 }
        return byte
    }

    /// Skips what the file begins with, if it does: asked at the beginning.
    mutating func skip(_ prefix: [UInt8]) throws(SourceProblem) -> Bool {
        guard try peek() != nil, piece[index..<count].starts(with: prefix) else { return false }
        index += prefix.count
        return true
    }

    /// The next line without the LF that ends it; nil after the last.
    mutating func line() throws(SourceProblem) -> [UInt8]? {
        guard try peek() != nil else { return nil }
        lines += 1
        var line: [UInt8] = []
        while try peek() != nil {
            if let end = piece[index..<count].firstIndex(of: 0x0A) {
                line += piece[index..<end]
                index = end + 1
                return line
            }
            line += piece[index..<count]
            index = count
            guard line.count <= Self.longest else {
                throw .text(
                    path: path, line: lines, sentence: "the line is longer than \(Self.longest >> 20) MB", hint: "is it this kind of file?")
            }
        }
        return line
    }

    /// Reads the next piece whole, so that what a file begins with lies in the first.
    private mutating func read() throws(SourceProblem) {
        (index, count) = (0, 0)
        while count < piece.count {
            let place = count
            let found = unsafe piece.withUnsafeMutableBytes {
                unsafe pread(file.descriptor, $0.baseAddress?.advanced(by: place), $0.count - place, offset)
            }
            if found < 0, errno == EINTR { continue }
            guard found >= 0 else { throw .unreadable(path: path, reason: unsafe String(cString: strerror(errno))) }
            if found == 0 { return }
            count += found
            offset += off_t(found)
        }
    }
}

/// A file that can be read more than once. What cannot, as a pipe, is copied to a file that is nowhere to be seen.
final class SpooledFile: Sendable {
    let descriptor: Int32
    /// Where it begins.
    let start: off_t

    convenience init(_ path: String) throws(SourceProblem) {
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw .unreadable(path: path, reason: "check who may read it") }
        try self.init(owning: opened, path)
    }

    /// - `opened`: closed with this.
    init(owning opened: Int32, _ path: String) throws(SourceProblem) {
        var status = stat()
        if unsafe fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            (descriptor, start) = (opened, max(0, lseek(opened, 0, SEEK_CUR)))
            return
        }
        defer { close(opened) }
        (descriptor, start) = (try Self.copy(of: opened, path), 0)
    }

    deinit { close(descriptor) }

    private static func copy(of opened: Int32, _ path: String) throws(SourceProblem) -> Int32 {
        func failure() -> SourceProblem {
            .unreadable(path: path, reason: "it is kept in `\(folder)` while it is read: \(unsafe String(cString: strerror(errno)))")
        }
        var name = Array("\(folder)/joinery-XXXXXX\0".utf8CString)
        let copy = unsafe name.withUnsafeMutableBufferPointer { unsafe $0.baseAddress.map { unsafe mkstemp($0) } ?? -1 }
        guard copy >= 0 else { throw failure() }
        _ = fcntl(copy, F_SETFD, FD_CLOEXEC)
        unsafe name.withUnsafeBufferPointer { _ = unsafe $0.baseAddress.map { unsafe unlink($0) } }
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let found = unsafe piece.withUnsafeMutableBytes { unsafe read(opened, $0.baseAddress, $0.count) }
            if found < 0, errno == EINTR { continue }
            if found == 0 { return copy }
            var written = 0
            while found > 0, written < found {
                let count = unsafe piece.withUnsafeBytes { unsafe write(copy, $0.baseAddress?.advanced(by: written), found - written) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                written += count
            }
            guard found > 0, written == found else {
                defer { close(copy) }
                throw failure()
            }
        }
    }

    /// Where SQLite keeps what it cannot hold in memory.
    private static var folder: String {
        for name in ["SQLITE_TMPDIR", "TMPDIR"] {
            if let value = unsafe getenv(name), let text = unsafe String(validatingCString: value), !text.isEmpty { return text }
        }
        return unsafe access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp"
    }
}
