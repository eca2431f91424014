public import Bookings

/// Why a call of Zoom's API did not do what it should.
public enum ZoomProblem: Error, Hashable, Sendable {
    /// No connection, or no answer in time; the call can be made again.
    case unreachable(call: String)
    /// A meeting may have been made: the answer that would tell was lost.
    case answerLost
    /// The answer is not what Zoom's API says.
    case garbage(call: String)
    /// Zoom says no: its status and, where it gives one, its code.
    case refused(call: String, status: Int, code: Int?)
    /// Too many calls for now: not before this moment, or later than we wait.
    case rateLimited(until: Instant?)
    /// The link that Zoom answered with may not be shown to guests.
    case unsafeLink

    public var message: String {
        switch self {
        case .unreachable(let call): "Zoom could not be reached, or did not answer in time: `\(call)`"
        case .answerLost: "the answer to a new meeting was lost, and the meeting is not in the host's list"
        case .garbage(let call): "Zoom answered something else than its API says: `\(call)`"
        case .refused(let call, let status, let code): "Zoom refused `\(call)`: status \(status)\(code.map { ", code \($0)" } ?? "")"
        case .rateLimited(let until): "Zoom takes no more calls for this host\(until.map { " before \($0.rfc3339)" } ?? " for now")"
        case .unsafeLink: "Zoom answered with a link that may not be shown to guests"
        }
    }

    public var hint: String {
        switch self {
        case .unreachable, .answerLost, .garbage: "`joinery zoom sync` goes on where it stopped, and makes no meeting twice"
        case .refused(_, 401, _), .refused(_, 400, _):
            "check JOINERY_ZOOM_ACCOUNT_ID, JOINERY_ZOOM_CLIENT_ID and JOINERY_ZOOM_CLIENT_SECRET, and the app's scopes"
        case .refused(_, 404, _): "check the Zoom user: `joinery account list`"
        case .refused: "see Zoom's list of error codes"
        case .rateLimited: "run `joinery zoom sync` again then: it goes on where it stopped"
        case .unsafeLink: "look at the meeting in Zoom"
        }
    }
}
