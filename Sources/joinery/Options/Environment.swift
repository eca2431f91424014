import Foundation
import Operations

/// The variables that a program was started with.
struct Environment: Sendable {
    private let values: [String: String]

    init(_ values: [String: String]) {
        self.values = values
    }

    /// Those of this process.
    static let process = Environment(ProcessInfo.processInfo.environment)

    /// A variable that is empty is not set.
    subscript(variable: String) -> String? { values[variable].flatMap { $0.isEmpty ? nil : $0 } }

    /// Those that are set.
    func variables(startingWith prefix: String) -> [String] {
        values.filter { $0.key.utf8.starts(with: prefix.utf8) && !$0.value.isEmpty }.map(\.key)
    }

    static let zoomAccount = "JOINERY_ZOOM_ACCOUNT_ID"
    static let zoomClient = "JOINERY_ZOOM_CLIENT_ID"
    static let zoomClientSecret = "JOINERY_ZOOM_CLIENT_SECRET"
    static let zoomServer = "JOINERY_ZOOM_URL"

    /// Our variables that are no option.
    static let withoutOption: Set = [Workspace.secretVariable, zoomAccount, zoomClient, zoomClientSecret, zoomServer]
}
