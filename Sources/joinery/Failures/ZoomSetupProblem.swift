/// Why Zoom cannot be asked.
enum ZoomSetupProblem: Problem {
    case noCredential(variable: String)
    case server

    var failure: Failure {
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
        }
    }
}
