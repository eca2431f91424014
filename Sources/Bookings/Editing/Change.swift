/// What an edit comes to once the rules allow it: the row's old and new values, and what is written.
public struct Change: Sendable {
    /// As it stands in `change_log.action`: `link.set`.
    public let action: String
    public let subject: EditSubject
    public let update: Update
    /// What differs or might have, in the order in which an answer lists it.
    public let fields: [Field]
    public let reach: Reach
    /// What whoever asked ought to know: that a course link was set, that a session stays in person.
    public let notes: [String]

    init(
        _ action: String, _ subject: EditSubject, _ update: Update, _ fields: [Field], reach: Reach = .sessions, notes: [String] = []
    ) {
        self.action = action
        self.subject = subject
        self.update = update
        self.fields = fields
        self.reach = reach
        self.notes = notes
    }

    /// Whether everything is as it was asked to be.
    public var isNothing: Bool { fields.allSatisfy { $0.before == $0.after } }

    /// What is written to the database, in one transaction with its row of the change log.
    public enum Update: Sendable {
        /// - `forgetsMeetings`: the account changed its type or Zoom user; its meetings belong to the old one.
        case connectAccount(Account.ID?, of: Staff.ID?, AccountConnection, forgetsMeetings: Bool)
        case disconnectAccount(Account.ID)
        case linkState(Session.ID, Session.LinkState)
        case courseLink(Service.ID, Link?)
        case conferencing(Service.ID, Bool)
        case site(Site)
        case newSite(Site)
        case memberGeneration(Member.ID, Int64)
        case sessionGeneration(Session.ID, Int64)
        case erase(Member.ID)
    }

    /// Where its effect is looked for.
    public enum Reach: Hashable, Sendable {
        /// The sessions that clients are told something else of than before.
        case sessions
        /// Every page of the site.
        case site
        case member(Member.ID)
    }

    /// One value before and after.
    public struct Field: Hashable, Sendable {
        public let name: String
        public let before: Value
        public let after: Value

        public init(_ name: String, _ before: Value, _ after: Value) {
            self.name = name
            self.before = before
            self.after = after
        }
    }

    /// A value that may be written to a log: of a link, only the provider and a digest.
    public enum Value: Hashable, Sendable {
        case absent
        case text(String)
        case number(Int64)
        case flag(Bool)
        case link(provider: String, LinkDigest)

        public init(_ link: Link?) {
            self = link.map { .link(provider: $0.providerName, LinkDigest(of: $0)) } ?? .absent
        }
    }
}
