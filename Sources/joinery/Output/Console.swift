import Glibc
import Operations

/// Writes to the terminal: results to standard output, talk to standard error. The only place that prints, and only what is harmless.
struct Console: Sendable {
    let isQuiet: Bool

    /// Whether somebody reads along.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    static func standard(isQuiet: Bool) -> Console { Console(isQuiet: isQuiet) }

    /// Prints an answer on standard output. A script that asks for JSON gets its document, however quiet.
    func print(_ answer: some Answer, as format: OutputFormat) throws {
        switch format {
        case .text: try write(Printout(isQuiet ? answer.linesIfQuiet : answer.lines))
        case .json: try write(Printout(document: answer.document))
        }
    }

    /// Writes a result. A device that takes no more is a failure: exit code 0 would be a lie.
    func write(_ printout: Printout) throws {
        try put(printout, on: STDOUT_FILENO)
    }

    /// Writes what ArgumentParser says: an answer that was asked for, or why there is none.
    func write(_ printout: Printout, isAnswer: Bool) {
        try? put(printout, on: isAnswer ? STDOUT_FILENO : STDERR_FILENO)
    }

    /// Says something beside the result, unless asked to be quiet.
    func say(_ text: String) {
        if !isQuiet { warn(text) }
    }

    /// Says that something is wrong that stops nothing.
    func warn(_ text: String) {
        try? put(Printout([Line(text)]), on: STDERR_FILENO)
    }

    /// Asks a question that only `yes` confirms; nil where there is no terminal to confirm on.
    func ask(_ question: String) throws -> Bool? {
        guard isatty(STDIN_FILENO) == 1 else { return nil }
        try put(Printout(question: Line("\(question) Type `yes` to go on:")), on: STDERR_FILENO)
        return readLine() == "yes"
    }

    /// Writes to the terminal's current line, unless asked to be quiet.
    func show(_ printout: Printout) {
        if !isQuiet { try? put(printout, on: STDERR_FILENO) }
    }

    /// Tells why the command ends: people on standard error, scripts that asked for JSON on standard output too.
    func report(_ failure: Failure, as format: OutputFormat = .text) {
        // What cannot be written cannot be told of either: the exit code remains.
        if format == .json { try? write(Printout(document: failure.document)) }
        try? put(Printout(failure.lines), on: STDERR_FILENO)
    }

    private func put(_ printout: Printout, on descriptor: Int32) throws {
        var text = printout.text
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
