/// What is served of one site at one time: each file is made when it is asked for.
public struct PreviewTree: Sendable {
    /// A file by its path below the web root; nil where a build would publish none.
    let file: @Sendable (_ path: String) -> [UInt8]?
    /// What a member's files are called who has logged in; nil for whom there are none. Nil as a whole where an address is the key.
    let login: (@Sendable (_ member: Int64) -> String?)?
    /// The time that it is of, in words: "Tuesday, 1 December 2026, 11:00, Berlin time".
    let time: String

    public init(time: String, login: (@Sendable (Int64) -> String?)?, file: @escaping @Sendable (String) -> [UInt8]?) {
        self.time = time
        self.login = login
        self.file = file
    }
}
