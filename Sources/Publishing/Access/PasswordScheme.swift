/// How a password file is written for a web server.
///
/// Both hashes are as cheap as they can be: a server works one out for every request, and against 130 random bits a slow one gains nothing.
public enum PasswordScheme: Sendable, CaseIterable {
    /// `name:$6$rounds=1000$…`, which nginx and Apache read.
    case sha512
    /// `name $2b$04$…`, which Caddy imports.
    case bcrypt

    /// The file's name in `access/`.
    public var fileName: String {
        switch self {
        case .sha512: "htpasswd"
        case .bcrypt: "users.caddy"
        }
    }

    var separator: String {
        switch self {
        case .sha512: ":"
        case .bcrypt: " "
        }
    }

    /// What comes before a name's hash, and decides it: method, cost and salt. The salt is the name itself, which no other member has.
    func setting(for name: String) -> String {
        switch self {
        case .sha512: "$6$rounds=1000$\(name.prefix(16))"
        // 128 bits are 21 characters and a bit: the last one says that nothing follows.
        case .bcrypt: "$2b$04$\(name.prefix(21))."
        }
    }

    /// How many bytes follow the setting in a hash.
    var hashLength: Int {
        switch self {
        case .sha512: 1 + 86
        case .bcrypt: 31
        }
    }
}
