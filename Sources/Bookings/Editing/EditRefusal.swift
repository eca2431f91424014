/// Why an edit is not made. Nothing was changed.
public enum EditRefusal: Error, Hashable, Sendable {
    /// The row is not there, or another site's.
    case unknown(EditSubject)
    /// A staff member asked for what is the owner's, or somebody else's.
    case notTheirs(Staff.ID, Limit)
    /// A staff account needs a connected default account first.
    case noDefaultAccount(Staff.ID)
    /// There is no account to disconnect, or none stored to connect again.
    case noAccount(Staff.ID?)
    case noSavedSession(Service.ID)
    case notACourse(Service.ID, Service.Kind)
    case nothingAsked
    /// `page_generation` cannot be raised any more.
    case lastGeneration(EditSubject)
    case unsafeLink(LinkFlaw)
    /// `{session}` stands for a room of the session's own in an account's link alone.
    case placeholder
    case controlCharacter(Part)
    /// A part of a link has more bytes than the second number allows.
    case tooLong(Part, Int, Int)
    case zoomUser
    case timeZone(String)
    case language(String)
    case baseURL(String)
    case siteID(String)
    /// A site of this id is there.
    case taken(Site.ID)
    case emptyName

    /// What a staff member may do at most.
    public enum Limit: Hashable, Sendable {
        case ownAccount(Staff.ID?)
        case ownSession(Session.ID, of: Staff.ID?)
        case assignedCourse(Service.ID)
        /// Nothing of this kind at all.
        case ownerOnly
    }

    public enum Part: String, Hashable, Sendable {
        case name, password, description
    }

    /// What kind of mistake it is, for exit codes.
    public enum Kind: Sendable {
        /// A row that is not there.
        case missing
        /// A value that cannot be.
        case value
        /// What the rules do not allow.
        case rule
    }

    public var kind: Kind {
        switch self {
        case .unknown: .missing
        case .notTheirs, .noDefaultAccount, .noAccount, .noSavedSession, .notACourse, .lastGeneration, .taken: .rule
        case .nothingAsked, .unsafeLink, .placeholder, .controlCharacter, .tooLong, .zoomUser, .timeZone, .language, .baseURL,
            .siteID, .emptyName:
            .value
        }
    }
}
