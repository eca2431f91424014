import Foundation
import Glibc

/// Runs programs: arguments, environment and folder in, an `Outcome` out. Output goes to files, so no program waits for a full pipe.
///
/// swift-subprocess does less here: its programs end with the call that starts them, and it must be awaited, which shared fixtures (`static
/// let`),
/// `deinit` and the right side of `&&` cannot.
public struct Program: Sendable {
    public let path: String

    /// A program found in PATH.
    public static func named(_ name: String) -> Program { Program(path: "/usr/bin/env").with([name]) }
    /// A program of this package, which lies beside the tests in the build folder.
    public static func built(_ name: String) -> Program { Program(path: "\(buildFolder)/\(name)") }
    /// The product.
    public static let joinery = built("joinery")

    private var firstArguments: [String] = []

    public init(path: String) { self.path = path }

    /// The same program, which gets these arguments before all others.
    public func with(_ arguments: [String]) -> Program {
        var program = self
        program.firstArguments += arguments
        return program
    }

    /// Starts the program and waits for its end.
    ///
    /// - `environment`: what differs from the tests' own environment; nothing of `JOINERY_…` is handed on.
    /// - `limit`: how long it may take before it is killed and `Waiting.InVain` is thrown.
    public func run(
        _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil, input: String = "",
        limit: Duration = Waiting.limit
    ) throws -> Outcome {
        let outcome = try start(arguments, environment: environment, in: folder, input: input).wait(limit: limit)
        try record(outcome, of: arguments)
        return outcome
    }

    /// Keeps what the product printed as JSON where `.ci/run` wants to have it: it is compared with the schemas.
    private func record(_ outcome: Outcome, of arguments: [String]) throws {
        guard let folder = ProcessInfo.processInfo.environment["JSON_OUTPUTS"], path.hasSuffix("/joinery"),
            arguments.contains("json") || arguments.contains("--format=json"), !outcome.output.isEmpty
        else { return }
        let record = try JSONEncoder().encode(["arguments": arguments.joined(separator: "\n"), "output": outcome.output])
        try record.write(to: URL(fileURLWithPath: "\(folder)/\(UUID().uuidString).json"))
    }

    /// Starts the program, as `run` does, and goes on at once.
    public func start(
        _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil, input: String = ""
    ) throws -> RunningProgram {
        let scratch = Scratch.folder + "/joinery-run-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        try Data(input.utf8).write(to: URL(fileURLWithPath: scratch + "/in"))

        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, scratch + "/in", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, scratch + "/out", O_WRONLY | O_CREAT, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, scratch + "/err", O_WRONLY | O_CREAT, 0o600)

        // Threads of tests block signals, and a program started by one would never hear that it is to end.
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var mask = sigset_t()
        unsafe sigemptyset(&mask)
        unsafe posix_spawnattr_setsigmask(&attributes, &mask)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        var inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("JOINERY_") && $0.key != "SOURCE_DATE_EPOCH" }
        inherited.merge(environment) { $1 }
        let words = (folder.map { ["/usr/bin/env", "-C", $0] } ?? []) + [path] + firstArguments + arguments
        var process = pid_t()
        let error = unsafe Self.withStrings(words) { pointers in
            unsafe Self.withStrings(inherited.map { "\($0.key)=\($0.value)" }) {
                unsafe posix_spawn(&process, words[0], &actions, &attributes, pointers, $0)
            }
        }
        guard error == 0 else {
            try? FileManager.default.removeItem(atPath: scratch)
            throw CannotStart(path: path, error: error)
        }
        return RunningProgram(process: process, scratch: scratch)
    }

    struct CannotStart: Error {
        let path: String
        let error: Int32
    }

    private static let buildFolder = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return (tests as NSString).deletingLastPathComponent
    }()

    /// Lends copies that end in NUL, and a nil at the end, for one call.
    private static func withStrings<Result>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
        let copies = unsafe strings.map { unsafe strdup($0) } + [nil]
        defer { unsafe copies.forEach { unsafe free($0) } }
        return unsafe body(copies)
    }
}
