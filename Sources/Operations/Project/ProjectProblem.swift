package import Bookings
package import Glibc

/// Why something in the project's folder cannot be used, or made.
package enum ProjectProblem: Problem {
    /// The folder that a command works on is none of ours.
    case noFolder(String)
    case configurationUnreadable(String)
    case noSecret(String)
    /// Others than its owner may read it.
    case openSecret(String, mode: mode_t)
    case secretUnreadable(String)
    case shortSecret(from: String, bytes: Int)
    /// It can be guessed.
    case weakSecret(from: String, weakness: String, isFile: Bool)
    /// The secret is a variable, which no command can change.
    case secretInEnvironment(file: String)
    case noLogins(Access, configuration: String)
    case noTemplate(String)
    case folder(String)
    case file(String, errno: Int32)

    package var failure: Failure {
        switch self {
        case .noFolder(let path):
            Failure(
                .noInput, as: "no-joinery-folder", "no Joinery folder: there is no `site-data/` in `\(path)`",
                hint: "name it with -C; `joinery init` makes a new one", subject: path)
        case .configurationUnreadable(let path):
            Failure(
                .noInput, as: "configuration-unreadable", "`\(path)` cannot be read", hint: "check its permissions", subject: path)
        case .noSecret(let path):
            Failure(
                .noInput, as: "no-secret", "no secret at `\(path)`",
                hint: "put your copy back there, or set JOINERY_SECRET; only if there has never been one, `joinery init` makes it",
                subject: path)
        case .openSecret(let path, let mode):
            Failure(
                .noInput, as: "open-secret", "others can read `\(path)`: found mode `0\(String(mode, radix: 8))`, allowed `0600`",
                hint: "`chmod 600 \(path)`; if somebody may have read it, make a new one, which changes all addresses", subject: path)
        case .secretUnreadable(let path):
            Failure(.noInput, as: "secret-unreadable", "`\(path)` cannot be read", hint: "check its permissions", subject: path)
        case .shortSecret(let source, let bytes):
            Failure(
                .noInput, as: "short-secret",
                "the secret in `\(source)` is too short: found \(Counted(bytes, "byte")), allowed \(SiteSecret.minimumLength) or more",
                hint: "`joinery init` in an empty folder makes a good one", subject: source)
        case .weakSecret(let source, let weakness, let isFile):
            Failure(
                .noInput, as: "weak-secret",
                "the secret in `\(source)` can be guessed, and every address with it: it \(weakness)",
                hint: isFile
                    ? "`joinery secret rotate` makes a good one, which changes all addresses"
                    : "give JOINERY_SECRET 32 random bytes, such as `openssl rand -hex 32` prints", subject: source)
        case .secretInEnvironment(let file):
            Failure(
                .refused, as: "secret-in-environment", "the secret is JOINERY_SECRET, not `\(file)`; nothing was changed",
                hint: "give JOINERY_SECRET another value, of 32 random bytes or more, then `joinery build --accept-new-addresses`",
                subject: Workspace.secretVariable)
        case .noLogins(let access, let configuration):
            Failure(
                .refused, as: "no-logins", "members do not log in here: `access` is `\(access.rawValue)` in `\(configuration)`",
                hint: "`joinery pages` prints the address that is the member's key; or set `access: login`", subject: configuration)
        case .noTemplate(let name):
            Failure(
                .noInput, as: "no-template", "no template `\(name)`", hint: "`joinery templates list` names them all", subject: name)
        case .folder(let path):
            Failure(
                .cannotCreate, as: "folder", "the folder `\(path)` cannot be made", hint: "check who may write there", subject: path)
        case .file(let path, let number):
            Failure(
                [EACCES, EPERM, ENOENT, ENOTDIR].contains(number) ? .cannotCreate : .inputOutput, as: "file",
                "`\(path)` cannot be written: \(Failure.reason(number))", hint: "check the disk and who may write there", subject: path)
        }
    }
}
