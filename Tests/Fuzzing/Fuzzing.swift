import CLibFuzzer
import Glibc

/// Feeds one part of Joinery with ever new inputs: `fuzzing TARGET [CORPUS ...] [OPTION ...]`, with libFuzzer's options; `fuzzing` alone names
/// the targets.
///
/// A target fails by a trap, as a fault in the program would, or by `require`. libFuzzer writes the input that did it to a file. With that file
/// alone, `fuzzing TARGET FILE`, it is tried once, and Swift tells where it failed.
@main struct Fuzzing {
    static let targets: [String: @Sendable ([UInt8]) throws -> Void] = [
        "calendars": fuzzCalendars, "configuration": fuzzConfiguration, "descriptions": fuzzDescriptions, "leaks": fuzzLeaks,
        "mails": fuzzMails, "manifests": fuzzManifests, "passwords": fuzzPasswords, "patterns": fuzzPatterns, "rfc3339": fuzzRFC3339,
        "templates": fuzzTemplates, "told": fuzzTold, "tzif": fuzzTZif, "urls": fuzzURLs, "words": fuzzWords,
    ]

    /// The target that this run is of.
    private static let chosen = CommandLine.arguments.dropFirst().first.flatMap { targets[$0] }

    static func main() {
        guard chosen != nil else {
            print(targets.keys.sorted().joined(separator: "\n"))
            exit(CommandLine.arguments.count > 1 ? 64 : 0)
        }
        var words = [CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)
        if words.count == 2, isFile(words[1]) {
            // Swift's own report of a crash names the lines of the source; libFuzzer's cannot.
            words += ["ill", "trap", "segv", "abrt", "bus", "fpe"].map { "-handle_\($0)=0" }
        }
        var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        unsafe arguments.withUnsafeMutableBufferPointer { buffer in
            var count = CInt(buffer.count - 1)
            var start = buffer.baseAddress
            // It keeps the arguments until it ends, which is when the process does.
            let status = unsafe LLVMFuzzerRunDriver(&count, &start) { start, count in
                try? Fuzzing.chosen?(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            }
            exit(status)
        }
    }
}

private func isFile(_ path: String) -> Bool {
    var facts = stat()
    return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
}

/// Fails the run unless something holds that a target promises.
func require(_ holds: Bool, _ promise: @autoclosure () -> String) {
    guard !holds else { return }
    fatalError("broken promise: \(promise())")
}

extension [UInt8] {
    /// As text, whatever the bytes are: what is no UTF-8 is U+FFFD.
    var text: String { String(decoding: self, as: UTF8.self) }
}
