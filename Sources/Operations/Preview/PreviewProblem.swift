/// Why there is no preview.
package enum PreviewProblem: Problem {
    case noPort(from: UInt16)

    package var failure: Failure {
        switch self {
        case .noPort(let port):
            Failure(
                .cannotCreate, as: "no-port", "no port from `\(port)` on is free", hint: "name another with `--port`", subject: "--port")
        }
    }
}
