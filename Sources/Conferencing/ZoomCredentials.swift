/// What a server-to-server app of Zoom is known by. Never printed.
public struct ZoomCredentials: Sendable, CustomStringConvertible, CustomReflectable {
    let accountID: String
    let clientID: String
    let clientSecret: String

    public init(accountID: String, clientID: String, clientSecret: String) {
        self.accountID = accountID
        self.clientID = clientID
        self.clientSecret = clientSecret
    }

    public var description: String { "Zoom credentials" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
