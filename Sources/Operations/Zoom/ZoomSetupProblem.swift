/// Why Zoom cannot be asked.
package enum ZoomSetupProblem: Problem {
    case noCredential(variable: String)
    case server
    case folder(String)
    /// Two at once could each make the same meeting.
    case locked(String)

    package var failure: Failure {
        switch self {
        case .noCredential(let variable):
            Failure(
                .usage, as: "no-credential", "\(variable) is not set",
                hint: "create a server-to-server OAuth app in Zoom's marketplace: it shows the three values", subject: variable)
        case .server:
            Failure(
                .usage, as: "zoom-url",
                "JOINERY_ZOOM_URL is not `https://` and a host (`http://` only before localhost and 127.0.0.1)",
                subject: "JOINERY_ZOOM_URL")
        case .folder(let path): Failure(.noInput, as: "folder-unreadable", "the folder `\(path)` cannot be opened", subject: path)
        case .locked(let path):
            Failure(
                .locked, as: "zoom-in-use", "another `joinery zoom sync` works in `\(path)`", hint: "try again when it has finished",
                subject: path)
        }
    }
}
