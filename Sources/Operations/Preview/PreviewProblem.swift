/// Why there is no preview.
package enum PreviewProblem: Problem {
    case noPort(from: UInt16)
    case noFolder(in: String, errno: Int32)

    package var failure: Failure {
        switch self {
        case .noPort(let port):
            Failure(
                .cannotCreate, as: "no-port", "no port from `\(port)` on is free", hint: "name another with `--port`", subject: "--port")
        case .noFolder(let path, let number):
            Failure(
                .cannotCreate, as: "no-folder", "no folder for the preview can be made in `\(path)`: \(Failure.reason(number))",
                hint: "name another as TMPDIR", subject: path)
        }
    }
}
