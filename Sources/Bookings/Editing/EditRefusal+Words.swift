extension EditRefusal {
    /// What is wrong. Never quotes a link.
    public var message: String {
        switch self {
        case .unknown(let subject): "there is no `\(subject)` in this site"
        case .notTheirs(let staff, .ownAccount(let owner)):
            "`staff:\(staff)` may change their own account alone; this is \(owner.map { "the one of `staff:\($0)`" } ?? "the site's default account")"
        case .notTheirs(let staff, .ownSession(let session, let owner)):
            "`staff:\(staff)` may change their own sessions alone; `session:\(session)` is given by \(owner.map { "`staff:\($0)`" } ?? "nobody")"
        case .notTheirs(let staff, .assignedCourse(let course)):
            "`staff:\(staff)` may change the links of courses they are assigned to; `course:\(course)` is none of them"
        case .notTheirs(let staff, .ownerOnly): "`staff:\(staff)` may not do this: it is the owner's"
        case .noDefaultAccount(let staff): "`staff:\(staff)` cannot have an account while the site has no connected default account"
        case .noAccount(let staff):
            "\(staff.map { "`staff:\($0)` has no account" } ?? "the site has no default account")"
        case .noSavedSession(let course): "`course:\(course)` has no saved session yet"
        case .notACourse(let service, let kind): "`service:\(service)` is no course: found `\(kind.rawValue)`, allowed `COURSE`"
        case .lastGeneration(let subject):
            "the `page_generation` of `\(subject)` is the greatest that there is: `\(PageGeneration.range.upperBound)`"
        case .nothingAsked: "no setting is named"
        case .unsafeLink(let flaw): "the link \(flaw.sentence)"
        case .placeholder: "the link holds `{session}`, which has a meaning in the link of an account alone"
        case .controlCharacter(let part): "the \(part.rawValue) holds a control character"
        case .tooLong(let part, let found, let allowed): "the \(part.rawValue) has \(found) bytes; at most \(allowed) are allowed"
        case .zoomUser: "the Zoom user is empty, longer than 254 characters, or holds a space or control character"
        case .timeZone(let name): "the time zone `\(name)` is unknown"
        case .language(let tag): "the language `\(tag)` is no language tag"
        case .baseURL(let text):
            "the base URL `\(text)` is not `https://` and a host alone (`http://localhost` and `http://127.0.0.1` are allowed too)"
        case .siteID(let text): "`\(text)` cannot be a site's id: allowed is \(Site.ID.form)"
        case .taken(let id): "the site `\(id)` is there"
        case .emptyName: "the site's name is empty"
        }
    }

    /// What to do.
    public var hint: String {
        switch self {
        case .unknown: "`joinery pages` lists members and sessions; sites, staff and services stand in the database"
        case .notTheirs(let staff, .ownAccount): "`--staff \(staff)` names their own account; for the rest ask the owner"
        case .notTheirs: "ask the owner, or leave out `--as`"
        case .noDefaultAccount: "`joinery account connect` without `--staff` connects the site's default account first"
        case .noAccount: "`joinery account list` shows the accounts; `joinery account connect --zoom USER` or `--url URL` connects one"
        case .noSavedSession: "save a session of the course first: the link belongs to its sessions"
        case .notACourse: "`joinery link set SESSION` sets the link of one session of an appointment or class"
        case .lastGeneration: "write a small number that was never in use into the column, such as 0 if it began high"
        case .nothingAsked: "`joinery settings set --help` lists them"
        case .unsafeLink: "copy the invitation link that guests get"
        case .placeholder: "`joinery account connect --url` takes it; write the room's own address here"
        case .controlCharacter: "type it again, in one line"
        case .tooLong: "write a shorter one, or put the text on a web page and link to it"
        case .zoomUser: "write the e-mail address of the Zoom user who hosts"
        case .timeZone: "write an IANA name, such as `Europe/Berlin`"
        case .language: "write a tag such as `en` or `de-AT`"
        case .baseURL: "write it as `https://members.example.org`"
        case .siteID: "take a short word: it names the site's folder in `output/`, and never changes"
        case .taken(let id): "`joinery settings set --site \(id)` changes it; another site needs another id"
        case .emptyName: "write what the business is called"
        }
    }
}
