internal import Digests
private import Foundation

/// The files that the running program consists of: its own and the libraries that it has loaded, as the system lists them.
///
/// Pages of one program are never taken for another's, whose templates, rules or locale data may be others.
struct ProgramFiles: Sendable {
    /// In order, each once.
    let paths: [String]

    static let running = ProgramFiles()

    private init() {
        // The system says the file's length only when all is read, and hands it out page by page.
        let maps = try? FileHandle(forReadingAtPath: "/proc/self/maps")?.readToEnd()
        let mapped = String(decoding: maps ?? Data(), as: UTF8.self).split(separator: "\n").compactMap { line -> String? in
            guard let path = line.firstIndex(of: "/") else { return nil }
            // What is executed: `r-xp`. A database is mapped too.
            return line[..<path].split(separator: " ")[1].contains("x") ? String(line[path...]) : nil
        }
        paths = Set(mapped).sorted()
    }

    /// Digest of the running program's files, in order of their names; of one that cannot be read, of its name alone. Read once: they are
    /// large.
    static let digest = running.read()

    private func read() -> Digest {
        var input = DigestInput()
        for path in paths {
            input.add(path.split(separator: "/").last.map(String.init) ?? path)
            let bytes = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
            input.add(bytes.map { unsafe $0.withUnsafeBytes { unsafe Digest(of: Span(_unsafeBytes: $0)) } })
        }
        return input.digest()
    }
}
