/// Why a URL may not be shown to anyone (<doc:LinkRules#What-may-be-shown-at-all>).
public enum LinkFlaw: Error, Hashable, Sendable {
    case notHTTPS
    case tooLong(Int)
    case notASCII
    case forbiddenCharacter
    case noHost
    case badPort
    case userName
    case zoomHostLink

    /// What is wrong, as the end of a sentence that begins with the URL's owner; never quotes the URL.
    public var sentence: String {
        switch self {
        case .notHTTPS: "does not start with `https://`"
        case .tooLong(let count): "has \(count) characters, \(MeetingURL.maximumLength) are allowed"
        case .notASCII: "holds a character that is not ASCII: write the host as `xn--…` and the rest percent-encoded"
        case .forbiddenCharacter: "holds a space, a control character or a backslash"
        case .noHost: "names no host, or one with characters that no host has"
        case .badPort: "has a port that is not a number from 1 to 65535"
        case .userName: "has a user name or password before its host"
        case .zoomHostLink: "is the host's own Zoom link, which would make every guest a host: use the invitation link (`/j/…`)"
        }
    }
}
