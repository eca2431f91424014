import Synchronization

/// The lines of a password file: those that can be taken from the file before, and those that have to be made.
struct PasswordList {
    private let logins: Logins
    private let before: [UInt8]
    /// Where each name's line is in `before`, with its end; nil for a name without a line.
    private let found: [Range<Int>?]
    /// Whether `before` has a line that is not wanted any more, or not ours.
    let hasLost: Bool

    init(_ logins: Logins, before: [UInt8]) {
        self.logins = logins
        self.before = before
        var found: [Range<Int>?] = []
        found.reserveCapacity(logins.names.count)
        var lines = PasswordLines(before, logins.scheme)
        var line = lines.next()
        var count = 0
        for name in logins.names {
            while let passed = line, lines.name(of: passed).lexicographicallyPrecedes(name.utf8) { line = lines.next() }
            guard let here = line, lines.isLine(here, of: name) else {
                found.append(nil)
                continue
            }
            found.append(here)
            count += here.count
            line = lines.next()
        }
        self.found = found
        hasLost = count != before.count
    }

    /// Whether a name has no line yet.
    var hasNew: Bool { found.contains { $0 == nil } }

    /// The file without the lines that are not wanted any more.
    var kept: [UInt8] {
        var bytes: [UInt8] = []
        for case let range? in found { bytes += before[range] }
        return bytes
    }

    /// The file that is wanted. Hashes the passwords of new names on `jobs` threads.
    func whole(jobs: Int, isCancelled: @Sendable () -> Bool) throws -> [UInt8] {
        let hashes = try hashes(jobs: jobs, isCancelled: isCancelled)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(before.count + hashes.count * 160)
        for (place, range) in found.enumerated() {
            if let range {
                bytes += before[range]
            } else {
                bytes += "\(logins.names[place])\(logins.scheme.separator)\(hashes[place] ?? "")\n".utf8
            }
        }
        return bytes
    }

    private func hashes(jobs: Int, isCancelled: @Sendable () -> Bool) throws -> [Int: String] {
        let new = found.indices.filter { found[$0] == nil }
        guard !new.isEmpty else { return [:] }
        let hashes = Mutex<[Int: String]>([:])
        let next = Atomic<Int>(0)
        let logins = logins
        try Threads.run(min(jobs, new.count), stop: { next.store(new.count, ordering: .relaxed) }) { _ in
            let hasher = PasswordHasher()
            while true {
                if isCancelled() { throw PublishError.cancelled }
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < new.count else { return }
                let place = new[index]
                let hash = try hasher.hash(logins.password(at: place), setting: logins.scheme.setting(for: logins.names[place]))
                hashes.withLock { $0[place] = hash }
            }
        }
        return hashes.withLock { $0 }
    }
}

/// Steps through the lines of a password file.
private struct PasswordLines {
    private let bytes: [UInt8]
    private let scheme: PasswordScheme
    private let separator: UInt8
    private var start = 0

    init(_ bytes: [UInt8], _ scheme: PasswordScheme) {
        self.bytes = bytes
        self.scheme = scheme
        separator = scheme.separator.utf8.first ?? 0
    }

    /// The next line, its end included; a last line without an end is torn and does not count.
    mutating func next() -> Range<Int>? {
        guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { start = end + 1 }
        return start..<end + 1
    }

    func name(of line: Range<Int>) -> ArraySlice<UInt8> { bytes[line].prefix { $0 != separator } }

    /// Whether the line is what would be made for `name`, as far as can be told without hashing.
    func isLine(_ line: Range<Int>, of name: String) -> Bool {
        let opening = name.utf8.count + 1
        guard line.count > opening, bytes[line].starts(with: name.utf8), bytes[line.lowerBound + name.utf8.count] == separator else {
            return false
        }
        let setting = scheme.setting(for: name)
        let rest = bytes[line.lowerBound + opening..<line.upperBound - 1]
        return rest.count == setting.utf8.count + scheme.hashLength && rest.starts(with: setting.utf8)
    }
}
