import ArgumentParser
import Operations

extension Failure.Code {
    /// Ends a command whose answer has told all there is to tell.
    var exit: ExitCode { ExitCode(rawValue) }
}

extension Interruption {
    /// Runs `body`. If a signal ends it, the exit code is that of the signal.
    func coding<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as Failure where failure.code == .interrupted {
            throw Failure(code, failure.message, details: failure.details, hint: failure.hint, subject: failure.subject)
        }
    }
}
