/// Who may log in to a site: names, and what their passwords are.
///
/// A name has one password for ever: a member who gets a new password gets a new name with it. So a line of the password file that has
/// a name has its password too, and is never made twice.
public struct Logins: Sendable {
    public let scheme: PasswordScheme
    /// In the order of their bytes.
    public let names: [String]
    private let places: [Int]
    private let password: @Sendable (Int) -> String

    /// - `names`: `[a-z0-9-]`, each once; 21 characters or more for `.bcrypt`.
    /// - `password`: tells the password of the name at a place in `names`. Called by several threads, for new names only.
    public init(_ names: [String], scheme: PasswordScheme, password: @escaping @Sendable (Int) -> String) {
        self.scheme = scheme
        self.password = password
        places = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
        self.names = places.map { names[$0] }
    }

    /// The password of the name at a place in the order of `names`.
    func password(at place: Int) -> String { password(places[place]) }
}
