import Glibc
import Operations

/// Writes to the terminal: results to standard output, talk to standard error. The only place that prints.
struct Console: Sendable {
    let isQuiet: Bool

    static func standard(isQuiet: Bool) -> Console { Console(isQuiet: isQuiet) }

    /// Writes a result. A device that takes no more is a failure: exit code 0 would be a lie.
    func write(_ text: String) throws {
        try put(text, on: STDOUT_FILENO)
    }

    /// Says something beside the result, unless asked to be quiet.
    func say(_ text: String) {
        if !isQuiet { try? put(text + "\n", on: STDERR_FILENO) }
    }

    /// Asks a question that only `yes` confirms; nil where there is no terminal to confirm on.
    func ask(_ question: String) throws -> Bool? {
        guard isatty(STDIN_FILENO) == 1 else { return nil }
        try put("\(question.withoutControls) Type `yes` to go on: ", on: STDERR_FILENO)
        return readLine() == "yes"
    }

    /// Writes to the terminal's current line, unless asked to be quiet.
    func show(_ text: String) {
        if !isQuiet { try? put(text, on: STDERR_FILENO) }
    }

    /// Tells why the command ends: people on standard error, scripts that asked for JSON on standard output too.
    func report(_ failure: Failure, as format: OutputFormat = .text) {
        // What cannot be written cannot be told of either: the exit code remains.
        if format == .json { try? write(document: failure.document) }
        var text = "Error: \(failure.message)\n"
        if !failure.hint.isEmpty { text += "Hint: \(failure.hint)\n" }
        try? put(text.withoutControls, on: STDERR_FILENO)
    }

    private func put(_ text: String, on descriptor: Int32) throws {
        var text = text
        try text.withUTF8 { bytes in
            // Never behind the text: no more is taken off than was written.
            var rest = UnsafeRawBufferPointer(bytes)
            while unsafe !rest.isEmpty {
                let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw OutputProblem.closed(errno) }
                unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}

/// Why an answer cannot be given.
enum OutputProblem: Problem {
    case closed(Int32)

    var failure: Failure {
        switch self {
        case .closed(let number): Failure(.inputOutput, as: "output", "cannot write to standard output: \(Failure.reason(number))")
        }
    }
}
