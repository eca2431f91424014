import Bookings
import Operations

/// What is wrong with options, beyond what ArgumentParser notices.
enum OptionProblem: Problem {
    /// A variable of the environment has a value that its option cannot have.
    case variable(String, String, allowed: [String])
    case now(String)
    case epoch(String)
    case actor(String)
    case plan(String)
    case language(String, known: [String])
    case noLink
    case noConferencing
    case zoomUserAndLink
    case passwordAndFile
    case passwordFileUnreadable(String)
    case passwordFileNotText(String)

    var failure: Failure {
        switch self {
        case .variable(let name, let value, let allowed):
            usage(
                "environment",
                "\(name) is `\(value)`" + (allowed.isEmpty ? ", which is no value of that option" : ", allowed \(Self.quoted(allowed))"),
                subject: name)
        case .now(let text):
            usage("time", "`--now` is `\(text)`, allowed is a time such as `2026-11-23T09:30:00Z`", subject: "--now")
        case .epoch(let text):
            usage(
                "time", "SOURCE_DATE_EPOCH is `\(text)`, allowed is a number of seconds since 1970, up to the year 9999",
                subject: "SOURCE_DATE_EPOCH")
        case .actor(let text):
            usage("actor", "`--as` is `\(text)`, allowed `owner` and `staff:ID`", subject: "--as")
        case .plan(let text):
            usage("plan", "the plan is `\(text)`, allowed \(Self.quoted(Site.Plan.allCases.map(\.rawValue)))", subject: "--plan")
        case .language(let language, let known):
            usage(
                "no-words", "there are no words for the language `\(language)`: found \(Self.quoted(known)); nothing was changed",
                hint: "add `Templates/words/<language>.yaml` first", subject: "--language")
        case .noLink:
            usage("no-link", "no link is named", hint: "`--url https://…` names it", subject: "--url")
        case .noConferencing:
            usage("nothing-asked", "no setting is named", hint: "`--conferencing yes` or `--conferencing no`", subject: "--conferencing")
        case .zoomUserAndLink:
            usage("zoom-user-and-link", "both a Zoom user and a link are named", hint: "an account is one of the two")
        case .passwordAndFile:
            usage("two-passwords", "both a password and a password file are named", hint: "leave one of them out")
        case .passwordFileUnreadable(let path):
            Failure(.noInput, as: "password-file", "the password file `\(path)` cannot be read", subject: path)
        case .passwordFileNotText(let path):
            usage("password-file", "the password file `\(path)` is not UTF-8 text", subject: path)
        }
    }

    private func usage(_ word: String, _ message: String, hint: String = "", subject: String? = nil) -> Failure {
        Failure(.usage, as: word, message, hint: hint, subject: subject)
    }

    private static func quoted(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
