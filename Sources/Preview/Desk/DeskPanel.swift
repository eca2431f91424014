/// One of the three answers on top of the desk.
public struct DeskPanel: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// What `check` finds.
        case toDo = "to-do"
        /// What `notify` and `mail --notices` tell.
        case toTell = "to-tell"
        /// What the next build changes, and what time changes by itself.
        case nextChange = "next-change"
    }

    public let kind: Kind
    /// In a sentence.
    public let summary: String
    /// Whether there is nothing to do about it.
    public let isCalm: Bool
    public let items: [Item]
    /// How many more there are.
    public let more: Int
    /// About all of it.
    public let commands: [DeskCommand]
    /// Whether it is of the database as it was before.
    public var isOld = false

    public init(_ kind: Kind, _ summary: String, isCalm: Bool, items: [Item] = [], more: Int = 0, commands: [DeskCommand] = []) {
        self.kind = kind
        self.summary = summary
        self.isCalm = isCalm
        self.items = items
        self.more = more
        self.commands = commands
    }

    public struct Item: Sendable {
        /// What it is about: a session, a member, a file.
        public let title: String
        /// Whether it keeps the next build from publishing.
        public let isUrgent: Bool
        /// What there is to say of it. What stands in backticks is shown as code.
        public let texts: [String]
        public let mail: (site: String, mail: PreviewMail)?
        public let commands: [DeskCommand]

        public init(
            _ title: String, isUrgent: Bool = false, _ texts: [String], mail: (site: String, mail: PreviewMail)? = nil,
            commands: [DeskCommand] = []
        ) {
            self.title = title
            self.isUrgent = isUrgent
            self.texts = texts
            self.mail = mail
            self.commands = commands
        }
    }
}
