package import BookingDatabase
package import Bookings
import Templating

extension DatabaseProblem: Problem {
    package var failure: Failure {
        let (code, word): (Failure.Code, String) =
            switch self {
            case .missing: (.noInput, "no-database")
            case .exists: (.cannotCreate, "database-exists")
            case .unreadable: (.noInput, "database-unreadable")
            case .notADatabase: (.noInput, "not-a-database")
            case .foreign: (.noInput, "foreign-database")
            case .version: (.noInput, "database-version")
            case .cannotMigrate: (.refused, "cannot-migrate")
            case .missingTable: (.noInput, "missing-table")
            case .missingColumn: (.noInput, "missing-column")
            case .otherTable: (.noInput, "other-table")
            case .inputOutput: (.inputOutput, "database-input-output")
            case .damaged: (.noInput, "database-damaged")
            case .busy: (.locked, "database-busy")
            case .readOnly: (.inputOutput, "database-read-only")
            case .halfWritten: (.inputOutput, "database-half-written")
            case .damagedJournal: (.noInput, "journal-damaged")
            case .walUnreadable: (.noInput, "wal-unreadable")
            case .cannotWrite: (.inputOutput, "database-cannot-be-written")
            }
        return Failure(code, as: word, message, hint: hint, subject: path)
    }

    private var path: String {
        switch self {
        case .missing(let path), .exists(let path), .unreadable(let path, _), .notADatabase(let path), .foreign(let path, _),
            .version(let path, _, _), .cannotMigrate(let path, _, _, _), .missingTable(let path, _), .missingColumn(let path, _, _),
            .otherTable(let path, _, _),
            .damagedJournal(let path), .walUnreadable(let path),
            .inputOutput(let path, _),
            .damaged(let path, _), .busy(let path), .readOnly(let path), .halfWritten(let path), .cannotWrite(let path, _):
            path
        }
    }
}

extension EditRefusal: Problem {
    package var failure: Failure {
        let code: Failure.Code =
            switch kind {
            case .missing: .noInput
            case .value: .usage
            case .rule: .refused
            }
        return Failure(code, as: word, "\(message); nothing was changed", hint: hint, subject: subject)
    }

    private var word: String {
        switch self {
        case .unknown: "unknown-row"
        case .notTheirs: "not-theirs"
        case .noDefaultAccount: "no-default-account"
        case .noAccount: "no-account"
        case .noSavedSession: "no-saved-session"
        case .notACourse: "not-a-course"
        case .nothingAsked: "nothing-asked"
        case .lastGeneration: "last-generation"
        case .unsafeLink: "unsafe-link"
        case .placeholder: "placeholder"
        case .controlCharacter: "control-character"
        case .tooLong: "too-long"
        case .zoomUser: "zoom-user"
        case .timeZone: "time-zone"
        case .language: "language"
        case .baseURL: "base-url"
        case .siteID: "site-id"
        case .taken: "site-taken"
        case .emptyName: "empty-name"
        }
    }

    /// The row that it is about, as the edits' answers name it.
    private var subject: String? {
        switch self {
        case .unknown(let subject), .lastGeneration(let subject): "\(subject)"
        case .notTheirs(let staff, _), .noDefaultAccount(let staff): "staff:\(staff)"
        case .noAccount(let staff): staff.map { "staff:\($0)" }
        case .noSavedSession(let course): "course:\(course)"
        case .notACourse(let service, _): "service:\(service)"
        case .taken(let id): "site:\(id)"
        case .nothingAsked, .unsafeLink, .placeholder, .controlCharacter, .tooLong, .zoomUser, .timeZone, .language, .baseURL, .siteID,
            .emptyName:
            nil
        }
    }
}

extension TemplateProblems: Problem {
    package var failure: Failure { Failure(findings) }
}

extension UnreadableRows: Problem {
    package var failure: Failure { Failure(findings) }
}

extension SiteChoiceProblem: Problem {
    package var failure: Failure {
        switch self {
        case .noSite(let path): Failure(.refused, as: "no-site", message, hint: hint, subject: path)
        case .unknown(let id, _, _): Failure(.noInput, as: "unknown-site", message, hint: hint, subject: "site:\(id)")
        case .several(let path, _): Failure(.usage, as: "several-sites", message, hint: hint, subject: path)
        }
    }
}
