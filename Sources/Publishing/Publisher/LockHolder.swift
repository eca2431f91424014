import Glibc

/// Who holds the lock of a site, as the lock file says.
public struct LockHolder: Equatable, Sendable {
    public let process: Int32
    public let host: String
    /// Seconds since 1970.
    public let startedAt: Int64

    init(startedAt: Int64) {
        process = getpid()
        var name = [CChar](repeating: 0, count: 256)
        unsafe gethostname(&name, name.count - 1)
        host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        self.startedAt = startedAt
    }

    init?(parsing text: String) {
        let lines = text.unicodeScalars.split(separator: "\n").map(String.init)
        guard lines.count == 3, let process = Int32(lines[0]), let startedAt = Int64(lines[2]) else { return nil }
        self.process = process
        host = lines[1]
        self.startedAt = startedAt
    }

    var text: String { "\(process)\n\(host)\n\(startedAt)\n" }
}
